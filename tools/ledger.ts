/** `npm run ledger`: what is simulated, as a table; `--service ec2` for one service. */
import { parseArgs } from 'node:util';
import { operationNames } from '../src/aws/model/load.ts';
import { FITTINGS } from '../src/world/fittings.ts';
import { testCounts } from './test-counts.ts';

const { values } = parseArgs({ options: { service: { type: 'string' } } });
const counts = testCounts(process.cwd());
for (const service of FITTINGS.services) {
  if (values.service && values.service !== service.name) continue;
  const all = new Set([...operationNames(service.name), ...service.operations.map((o) => o.name)]);
  console.log(`\n${service.title}: ${service.operations.length} of ${all.size} operations`);
  for (const { name, fidelity = 'exact', simplified = '' } of service.operations) {
    const tests = counts[`${service.name}.${name}`] ?? 0;
    console.log(`  ${name.padEnd(44)} ${fidelity.padEnd(11)} ${tests} tests  ${simplified}`);
  }
}
