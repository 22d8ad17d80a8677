import { openWorldClient } from '../../worker/client.ts';
import type { WorldClient } from '../../worker/protocol.ts';

/** A client with a worker of its own; in development `?fake` gives the gallery's still life. */
export async function openClient(name: 'account' | 'home'): Promise<WorldClient> {
  if (import.meta.env.DEV && location.search.includes('fake')) {
    return (await import('../gallery/fake-client.ts')).fakeClient();
  }
  return openWorldClient(name);
}
