import type { ServiceContext } from '../../gateway/context.ts';
import { deepFreeze } from '../../gateway/freeze.ts';
import { DAY_MS } from '../../kernel/clock.ts';
import { drawKeyText } from '../../kernel/ids.ts';
import { newInstance } from './instances.ts';
import { startTicking } from './lives/minute.ts';
import { newSettings, type SettingsInput } from './settings.ts';
import { NO_LOAD, type DbLoad, type DbNetwork, type RdsState } from './state.ts';

type Ctx = ServiceContext<RdsState>;

/** One instance of the world's spec. */
export interface DbInstanceSpec extends SettingsInput {
  readonly id: string;
  readonly DBInstanceClass: string;
  readonly Engine: string;
  readonly ageDays?: number;
  readonly status?: 'available' | 'stopped';
  readonly usedGib?: number;
  readonly load?: Partial<DbLoad>;
  readonly tags?: Readonly<Record<string, string>>;
}

export interface RdsSpec {
  readonly instances?: readonly DbInstanceSpec[];
  readonly network?: DbNetwork;
}

const GIB = 1_073_741_824;

/** Fills a Region's state from the world's spec: no calls, no records. */
export function seedRds(ctx: Ctx, spec: RdsSpec): void {
  if (spec.network) ctx.state.network = deepFreeze(spec.network);
  for (const one of spec.instances ?? []) {
    const settings = newSettings(
      { region: ctx.region, ...ctx.state.network },
      {
        AllocatedStorage: 100,
        MasterUsername: 'dbadmin',
        MasterUserPassword: 'not-a-secret',
        ...one,
      },
    );
    const instance = newInstance(one.id, settings, {
      resourceId: `db-${drawKeyText(ctx.random('ids'), 26)}`,
      at: ctx.now - (one.ageDays ?? 200) * DAY_MS,
      status: one.status ?? 'available',
    });
    instance.usedBytes = Math.round((one.usedGib ?? settings.AllocatedStorage * 0.4) * GIB);
    instance.load = deepFreeze({ ...NO_LOAD, ...one.load });
    instance.tags = new Map(Object.entries(one.tags ?? {}));
    if (instance.status === 'stopped') instance.stoppedAt = ctx.now;
    ctx.state.instances.set(one.id, instance);
  }
  if (ctx.state.instances.size > 0) startTicking(ctx);
}
