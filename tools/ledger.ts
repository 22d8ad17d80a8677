/**
 * `npm run ledger`: every operation of the simulated services as exact, simplified or absent, with
 * the tests that call it. `--service ec2` shows one service, `--absent` also what is not simulated.
 */
import { operationNames } from '../src/aws/model/load.ts';
import { ledger } from '../src/worker/looks/ledger.ts';
import { FITTINGS } from '../src/world/fittings.ts';
import { OptionError, readWords } from './command-line/options.ts';
import { endFor } from './command-line/usage.ts';
import { testCounts } from './test-counts.ts';

const { services } = FITTINGS;
const NAMES = services.map(({ name }) => name);

const COMMAND = {
  line: 'npm run ledger --',
  meaning: 'Lists the operations of the simulated services, with the tests that call each.',
  options: {
    service: { value: '<name>', meaning: 'Shows one service.', choices: () => NAMES },
    absent: { meaning: 'Also shows what is not simulated.' },
  },
} as const;

let values;
try {
  values = readWords(COMMAND, process.argv.slice(2));
  const { service } = values;
  if (service !== undefined && !NAMES.includes(service)) {
    throw new OptionError(`There is no service ${service}. There are: ${NAMES.join(', ')}.`);
  }
} catch (error) {
  await endFor(error);
  throw error;
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
