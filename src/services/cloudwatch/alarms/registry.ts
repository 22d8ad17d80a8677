import { parseArn } from '../../../aws/arn.ts';
import type { CloudWatchContext, CloudWatchState } from '../state.ts';
import { planOf, type Alarm, type AlarmConfig } from './alarm.ts';
import { INITIAL_REASON } from './law/reason.ts';
import { configurationOf, configurationUpdate } from './notify/configuration.ts';
import { addHistory, isSameConfiguration } from './notify/history.ts';
import { batchKey, batchOf, nextTurn } from './run/batches.ts';
import { trackFor } from './run/track.ts';

/** Alarms by name; making, changing and deleting them. */

export function findAlarm(state: CloudWatchState, name: string): Alarm | null {
  const id = state.alarmIds.get(name);
  return id === undefined ? null : (state.alarms[id] ?? null);
}

export function findAlarmByArn(state: CloudWatchState, arn: string): Alarm | null {
  const { service, resource } = parseArn(arn) ?? { service: '', resource: '' };
  if (service !== 'cloudwatch' || !resource.startsWith('alarm:')) return null;
  return findAlarm(state, resource.slice('alarm:'.length));
}

/** Every alarm, by name. */
export function alarmsInOrder(state: CloudWatchState): Alarm[] {
  const all = state.alarms.filter((alarm): alarm is Alarm => alarm !== null);
  const name = (alarm: Alarm): string => alarm.config.AlarmName;
  return all.sort((a, b) => (name(a) < name(b) ? -1 : name(a) > name(b) ? 1 : 0));
}

/**
 * Creates an alarm or replaces the configuration of one, keeping its state. The same configuration
 * again changes nothing, no timestamp and no history (recorded).
 */
export function putAlarm(ctx: CloudWatchContext, config: AlarmConfig): void {
  const { state, now } = ctx;
  const known = findAlarm(state, config.AlarmName);
  if (!known) return createAlarm(ctx, config);
  if (isSameConfiguration(known.config, config)) return;
  const before = configurationOf(ctx, known);
  known.configuredAt = now;
  configure(ctx, known, config);
  addHistory(state, configurationUpdate(ctx, known, { type: 'Update', before }));
}

function createAlarm(ctx: CloudWatchContext, config: AlarmConfig): void {
  const { state, now } = ctx;
  const plan = planOf(config);
  const alarm: Alarm = {
    id: state.alarms.length,
    config,
    plan,
    state: 'INSUFFICIENT_DATA',
    reason: INITIAL_REASON,
    reasonData: null,
    updatedAt: now,
    transitionedAt: now,
    configuredAt: now,
    batch: '',
    track: null,
  };
  state.alarms.push(alarm);
  state.alarmIds.set(config.AlarmName, alarm.id);
  configure(ctx, alarm, config);
  addHistory(state, configurationUpdate(ctx, alarm, { type: 'Create' }));
}

function configure(ctx: CloudWatchContext, alarm: Alarm, config: AlarmConfig): void {
  alarm.config = config;
  alarm.plan = planOf(config);
  alarm.track = trackFor(alarm.plan);
  const key = batchKey(config.AlarmName, alarm.plan.span);
  if (key === alarm.batch) return;
  leaveBatch(ctx.state, alarm);
  alarm.batch = key;
  const { batches } = ctx.state;
  const batch = batches.get(key) ?? batchOf(key);
  batches.set(key, batch);
  batch.ids.push(alarm.id);
  if (batch.isScheduled) return;
  batch.isScheduled = true;
  ctx.schedule(nextTurn(batch, ctx.now), 'cloudwatch.evaluate', key);
}

/** Switches an alarm's actions; the time of configuration moves even when nothing changes. */
export function enableActions(ctx: CloudWatchContext, alarm: Alarm, isEnabled: boolean): void {
  const before = configurationOf(ctx, alarm);
  alarm.configuredAt = ctx.now;
  if (alarm.config.ActionsEnabled === isEnabled) return;
  alarm.config = Object.freeze({ ...alarm.config, ActionsEnabled: isEnabled });
  addHistory(ctx.state, configurationUpdate(ctx, alarm, { type: 'Update', before }));
}

export function deleteAlarm(ctx: CloudWatchContext, alarm: Alarm): void {
  addHistory(ctx.state, configurationUpdate(ctx, alarm, { type: 'Delete' }));
  retireAlarm(ctx.state, alarm);
}

/** Takes an alarm out of the state, history aside. */
export function retireAlarm(state: CloudWatchState, alarm: Alarm): void {
  leaveBatch(state, alarm);
  state.alarms[alarm.id] = null;
  state.alarmIds.delete(alarm.config.AlarmName);
}

function leaveBatch(state: CloudWatchState, alarm: Alarm): void {
  const batch = state.batches.get(alarm.batch);
  if (batch) batch.ids = batch.ids.filter((id) => id !== alarm.id);
}
