import type { ServiceContext } from '../../gateway/context.ts';
import { dbClass, maxConnections } from './classes.ts';
import { isServing, type DbLoad, type RdsState } from './state.ts';

export interface LoadArg extends Partial<DbLoad> {
  readonly id: string;
}

/** What the clients of a database get. */
export interface Served {
  readonly isAvailable: boolean;
  /** Share of one at which CPU or volume is used; above about 0.85 everything slows down. */
  readonly utilisation: number;
  /** Connections refused because `max_connections` is reached. */
  readonly refused: number;
  readonly isReadOnly: boolean;
}

const NOT_THERE: Served = Object.freeze({
  isAvailable: false,
  utilisation: 0,
  refused: 0,
  isReadOnly: false,
});

/**
 * Stimulus `load`: what clients ask of an instance from now on; members that are not given keep
 * their value. The metrics of every minute follow from it. Answers how clients fare.
 */
export function setDbLoad(ctx: ServiceContext<RdsState>, { id, ...load }: LoadArg): Served {
  const instance = ctx.state.instances.get(id);
  if (!instance) return NOT_THERE;
  const next: Record<keyof DbLoad, number> = { ...instance.load };
  for (const name of Object.keys(load) as (keyof DbLoad)[]) next[name] = load[name] ?? next[name];
  instance.load = Object.freeze(next);
  if (!isServing(instance)) return NOT_THERE;
  const { settings } = instance;
  const hardware = dbClass(settings.DBInstanceClass)!;
  const { cpuCores, readIops, writeIops, connections } = instance.load;
  const busy = Math.max(cpuCores / hardware.vcpu, (readIops + writeIops) / settings.Iops);
  return {
    isAvailable: true,
    utilisation: Math.min(1, busy),
    refused: Math.max(0, connections - maxConnections(settings.Engine, hardware)),
    isReadOnly: instance.status === 'storage-full',
  };
}
