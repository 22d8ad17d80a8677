import { assert } from '../../../../kernel/assert.ts';
import type { CloudWatchContext } from '../../state.ts';
import { actionsFor, isScalingPolicy, type Alarm } from '../alarm.ts';
import { evaluate, type Verdict } from '../law/evaluate.ts';
import { stateReasonData } from '../law/reason-data.ts';
import { stateReason, type Judged } from '../law/reason.ts';
import type { Datapoint } from '../law/rule.ts';
import { newestEnd } from '../law/timing.ts';
import { runScalingAgain } from '../notify/actions.ts';
import { changeState } from '../notify/transition.ts';
import { nextTurn } from './batches.ts';
import { lookAt } from './look.ts';
import { trackedState } from './track.ts';

/** Evaluates every alarm of a batch and schedules its next turn; an empty batch falls asleep. */
export function evaluateBatch(ctx: CloudWatchContext, key: string): void {
  const batch = ctx.state.batches.get(key);
  if (!batch) return;
  if (batch.ids.length === 0) {
    batch.isScheduled = false;
    return;
  }
  const { alarms } = ctx.state;
  const { ids } = batch;
  for (let i = 0; i < ids.length; i++) {
    const alarm = alarms[ids[i]!];
    if (alarm) evaluateAlarm(ctx, alarm);
  }
  ctx.schedule(nextTurn(batch, ctx.now), 'cloudwatch.evaluate', key);
}

/** One evaluation: the quick way tells whether the state changes, the long way tells why. */
export function evaluateAlarm(ctx: CloudWatchContext, alarm: Alarm): void {
  const { store } = ctx.state;
  const endMinute = Math.floor(newestEnd(ctx.now, alarm.plan.span) / 60_000);
  const quick = trackedState(store, alarm, endMinute);
  if (quick === alarm.state) {
    if (alarm.plan.scales) repeatScaling(ctx, alarm);
    return;
  }
  const { range, verdict } = judge(ctx, alarm);
  assert(quick === null || quick === verdict.state, 'the bit history disagrees with the law');
  if (verdict.state === alarm.state) {
    if (alarm.plan.scales) repeatScaling(ctx, alarm);
    return;
  }
  changeState(ctx, alarm, explained(ctx.now, alarm, { range, verdict }));
}

function judge(ctx: CloudWatchContext, alarm: Alarm) {
  const range = lookAt(ctx.state.store, alarm.plan, ctx.now);
  return { range, verdict: evaluate(alarm.plan.rule, range, alarm.state) };
}

/** State, reason and reason data of a verdict. */
export function explained(
  at: number,
  { plan, config }: Pick<Alarm, 'plan' | 'config'>,
  { range, verdict }: { range: readonly (Datapoint | null)[]; verdict: Verdict },
) {
  const judged: Judged = { rule: plan.rule, isOutOf: plan.isOutOf, range, verdict };
  const { period } = plan.span;
  const looked = {
    evaluatedAt: at,
    newestStart: newestEnd(at, plan.span) - period * 1_000,
    period,
    statistic: plan.metric ? (config.Statistic ?? config.ExtendedStatistic) : undefined,
    unit: config.Unit,
  };
  return {
    state: verdict.state,
    reason: stateReason(judged),
    reasonData: stateReasonData(judged, looked),
  };
}

/** Scaling policies run again each minute while the state lasts. */
function repeatScaling(ctx: CloudWatchContext, alarm: Alarm): void {
  if (!alarm.config.ActionsEnabled) return;
  const policies = actionsFor(alarm.config, alarm.state).filter(isScalingPolicy);
  if (policies.length > 0) runScalingAgain(ctx, alarm, policies);
}
