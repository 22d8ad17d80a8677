/** Prints how many tests call each operation, as JSON: the endpoint has it run beside itself. */
import { join } from 'node:path';
import { testCounts } from '../test-counts.ts';

process.stdout.write(JSON.stringify(await testCounts(join(import.meta.dirname, '../..'))));
