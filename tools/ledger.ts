/**
 * `npm run ledger`: every operation of the simulated services as exact, simplified or absent, with
 * the tests that call it. `--service ec2` shows one service, `--absent` also what is not simulated.
 */
import { parseArgs } from 'node:util';
import { operationNames } from '../src/aws/model/load.ts';
import { ledger } from '../src/worker/looks/ledger.ts';
import { FITTINGS } from '../src/world/fittings.ts';
import { testCounts } from './test-counts.ts';

const { values } = parseArgs({
  options: { service: { type: 'string' }, absent: { type: 'boolean', default: false } },
});
const { services } = FITTINGS;
if (values.service && !services.some(({ name }) => name === values.service)) {
  const names = services.map(({ name }) => name).join(', ');
  console.error(`There is no service ${values.service}. There are: ${names}.`);
  process.exit(1);
}
const tests = await testCounts(process.cwd());
const rows = ledger({ services, namesOf: operationNames, tests });
for (const { name, title } of services) {
  if (values.service && values.service !== name) continue;
  const own = rows.filter(({ service }) => service === name);
  const count = (status: string) => own.filter((row) => row.status === status).length;
  const counts = ['exact', 'simplified', 'absent'].map((status) => `${count(status)} ${status}`);
  console.log(`\n${title} (${name}): ${counts.join(', ')}`);
  for (const { operation, status, tests, note } of own) {
    if (status === 'absent' && !values.absent) continue;
    const numbers = `${tests} test${tests === 1 ? '' : 's'}`;
    console.log(`  ${operation.padEnd(40)} ${status.padEnd(11)} ${numbers.padEnd(9)} ${note}`);
  }
}
