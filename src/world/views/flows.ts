import type { TrafficConfig } from '../../workloads/config.ts';
import type { World } from '../world.ts';

/** Who asks whom inside the account, by name; no API of AWS tells it. */
export interface Flows {
  /** Targets of this group call the function. */
  readonly callers: readonly { readonly targetGroup: string; readonly functionName: string }[];
  readonly uses: readonly {
    readonly functionName: string;
    readonly kind: 'table' | 'queue' | 'database';
    readonly name: string;
  }[];
}

/** From the traffic that lives in this world; empty where none does. */
export function flowsOf(world: World): Flows {
  const traffic = world.state.spec.residents['traffic'] as TrafficConfig | undefined;
  const checkout = traffic?.checkout;
  const site = traffic?.sites.find(({ name }) => name === checkout?.site);
  if (!checkout || !site) return { callers: [], uses: [] };
  const { functionName, table, queue, database } = checkout;
  const uses = [
    { kind: 'table' as const, name: table?.name },
    { kind: 'queue' as const, name: queue },
    { kind: 'database' as const, name: database },
  ];
  return {
    callers: [{ targetGroup: site.targetGroup, functionName }],
    uses: uses.flatMap(({ kind, name }) => (name ? [{ functionName, kind, name }] : [])),
  };
}
