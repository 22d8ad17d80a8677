import type { CloudWatchContext } from '../../state.ts';
import { actionsFor, type Alarm } from '../alarm.ts';
import { runAction } from './actions.ts';
import { addHistory, stateUpdate, type StateSnapshot } from './history.ts';

/**
 * Moves an alarm into another state: history first, then the actions of the new state, once.
 * Disabled actions are lost, not postponed ("Alarm actions").
 */
export function changeState(ctx: CloudWatchContext, alarm: Alarm, after: StateSnapshot): void {
  const before = { state: alarm.state, reason: alarm.reason, reasonData: alarm.reasonData };
  const beforeAt = alarm.updatedAt;
  alarm.state = after.state;
  alarm.reason = after.reason;
  alarm.reasonData = after.reasonData;
  alarm.updatedAt = ctx.now;
  alarm.transitionedAt = ctx.now;
  const alarmName = alarm.config.AlarmName;
  addHistory(ctx.state, stateUpdate({ before, after }, { at: ctx.now, alarmName }));
  if (!alarm.config.ActionsEnabled) return;
  for (const arn of actionsFor(alarm.config, after.state)) {
    runAction(ctx, { alarm, before, beforeAt, after }, arn);
  }
}
