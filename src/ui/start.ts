import type { mount as Mount } from 'svelte';
import { readPreferences } from '../storage/preferences.ts';
import type { ClientModule, WorldClient } from '../worker/protocol.ts';
import { applyPreferences } from './settings/preferences.ts';
import App from './shell/App.svelte';
import { Router } from './shell/router.svelte.ts';
import { Session } from './shell/session.svelte.ts';

const CLIENT = import.meta.glob<ClientModule>('../worker/client.ts');

/** Draws the frame over the page's static text and connects it to a world. */
export async function start(target: HTMLElement, mount: typeof Mount): Promise<void> {
  applyPreferences(readPreferences());
  const client = await openClient('account');
  const session = new Session(client, new Router());
  target.replaceChildren();
  mount(App, { target, props: { session } });
}

export async function openClient(name: 'account' | 'home'): Promise<WorldClient> {
  const wantsFake = import.meta.env.DEV && location.search.includes('fake');
  const load = Object.values(CLIENT)[0];
  if (load && !wantsFake) return (await load()).openWorldClient(name);
  const { fakeClient } = await import('./gallery/fake-client.ts');
  return fakeClient();
}
