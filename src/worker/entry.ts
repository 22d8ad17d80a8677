/**
 * A worker's first script. It is small: browsers keep the compiled form of a module that is
 * imported, but compile a worker's own script at every start.
 */
import { readErrand } from './errand.ts';

/** What the page says waits in the port until somebody listens there. */
const port = new Promise<MessagePort>((go) => {
  addEventListener('message', ({ ports }) => go(ports[0]!), { once: true });
});

try {
  const { begin } = await import('./begin.ts');
  begin(readErrand(self.name), port);
} catch (error) {
  reportError(error);
}
