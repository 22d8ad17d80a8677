/** `npm run endpoint`: the simulated account over HTTP. README.md, "Real clients". */
import { userKeys } from '../../src/world/views/keys.ts';
import { endFor } from '../command-line/usage.ts';
import { readOptions } from './options.ts';
import { endpointServer } from './server.ts';
import { Sim } from './sim.ts';

const HOST = '127.0.0.1';

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const sim = new Sim(options.isOpen, (line) => console.error(line));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => process.exit(0));
  if (process.env['npm_lifecycle_event'] !== undefined) leaveWithParent();
  await sim.open(options);
  const server = endpointServer(sim);
  server.on('error', (error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE';
    fail(taken ? `Port ${options.port} is in use: choose another with --port.` : error.message);
  });
  server.listen(options.port, HOST, () => {
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : options.port;
    for (const { userName, accessKeyId, secretAccessKey } of userKeys(sim.world)) {
      console.error(`${userName}: ${accessKeyId} ${secretAccessKey}`);
    }
    console.log(`trailwatch endpoint listening on http://${HOST}:${port}`);
  });
}

/** npm passes a signal on to a shell, and the shell to nobody: without it nobody wants us. */
function leaveWithParent(): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) process.exit(0);
  }, 200);
  watch.unref();
}

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

main().catch(endFor);
