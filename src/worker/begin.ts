/** What a worker does: a host over the stories of this release, exposed to the page. */
import { expose } from 'comlink';
import { Database } from '../storage/db.ts';
import type { Errand } from './errand.ts';
import { Host } from './host.ts';
import { PACKS } from './keeping/packs.ts';
import { remoteOf } from './remote.ts';
import { LIBRARY } from './story/library.ts';
import { workerMachine } from './time/runner.ts';

/** Goes on the errand at once, and answers the page as soon as it speaks. */
export function begin(errand: Errand, port: Promise<MessagePort>): void {
  const host = new Host({
    machine: workerMachine(),
    library: LIBRARY,
    db: new Database(),
    packs: PACKS,
    code: __WORLD_CODE__,
    keeps: errand.for === 'account',
  });
  if (errand.for === 'account') {
    host.setSpeed(errand.speed);
    void host.resume(errand.place, errand.isReload);
  } else {
    void host.open({ scenario: 'home' });
  }
  void port.then((page) => expose(remoteOf(host), page));
}
