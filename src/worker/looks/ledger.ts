/** What is simulated, from the registry itself, with how many tests name each operation. */
import { TEST_COUNTS } from 'virtual:test-counts';
import type { Fittings } from '../../world/world.ts';
import type { LedgerRow } from '../views.ts';

/** Every operation of the real services: ours exact or simplified, the others absent. */
export function ledger(
  { services }: Fittings,
  namesOf: (service: string) => readonly string[],
): LedgerRow[] {
  return services.flatMap((service) => {
    const ours = new Map(service.operations.map((operation) => [operation.name, operation]));
    const names = new Set([...namesOf(service.name), ...ours.keys()]);
    return [...names].sort().map((name): LedgerRow => {
      const operation = ours.get(name);
      return {
        service: service.name,
        operation: name,
        status: operation ? (operation.fidelity ?? 'exact') : 'absent',
        readOnly: operation?.readOnly ?? /^(Get|List|Describe|Head)/.test(name),
        tests: operation ? (TEST_COUNTS[`${service.name}.${name}`] ?? 0) : 0,
        note: operation ? (operation.simplified ?? '') : 'Answers 501, Not simulated.',
      };
    });
  });
}
