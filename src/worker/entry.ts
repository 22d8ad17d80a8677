/** The worker: a host over the stories of this release, exposed to the page. */
import { expose } from 'comlink';
import { Database } from '../storage/db.ts';
import { Host } from './host.ts';
import { PACKS } from './keeping/packs.ts';
import { LIBRARY } from './story/library.ts';
import { remoteOf } from './remote.ts';
import { workerMachine } from './time/runner.ts';

const isHome = self.name === 'home';
const host = new Host({
  machine: workerMachine(),
  library: LIBRARY,
  db: new Database(),
  packs: PACKS,
  code: __WORLD_CODE__,
  keeps: !isHome,
});
expose(remoteOf(host));
if (isHome) void host.open({ scenario: 'home' });
