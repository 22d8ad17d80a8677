/** What is simulated, from the registry itself, with how many tests call each operation. */
import type { AnyOperation, AnyService } from '../../gateway/service.ts';
import type { LedgerRow } from '../views.ts';

export interface LedgerSources {
  readonly services: readonly AnyService[];
  /** Every operation of the real service. */
  readonly namesOf: (service: string) => readonly string[];
  /** `service.Operation` → test cases that call it. */
  readonly tests: Readonly<Record<string, number>>;
}

/** Every operation of the real services: ours exact or simplified, the others absent. */
export function ledger({ services, namesOf, tests }: LedgerSources): LedgerRow[] {
  return services.flatMap((service) => {
    const ours = new Map(service.operations.map((operation) => [operation.name, operation]));
    const names = new Set([...namesOf(service.name), ...ours.keys()]);
    return [...names].sort().map((name): LedgerRow => {
      const count = tests[`${service.name}.${name}`] ?? 0;
      return { service: service.name, operation: name, ...standing(name, ours.get(name), count) };
    });
  });
}

/** What no test calls is never called exact. */
function standing(
  name: string,
  ours: AnyOperation | undefined,
  tests: number,
): Omit<LedgerRow, 'service' | 'operation'> {
  if (!ours) {
    const readOnly = /^(Get|List|Describe|Head)/.test(name);
    return { status: 'absent', readOnly, tests: 0, note: 'Answers 501, Not simulated.' };
  }
  const { readOnly, simplified } = ours;
  const note = simplified ?? (tests === 0 ? 'No test calls it yet.' : '');
  return { status: note === '' ? 'exact' : 'simplified', readOnly, tests, note };
}
