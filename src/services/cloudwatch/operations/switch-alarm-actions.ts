import type { Params } from '../../../gateway/call.ts';
import { operation } from '../../../gateway/service.ts';
import { enableActions, findAlarm } from '../alarms/registry.ts';
import { alarmArn, type CloudWatchContext, type CloudWatchState } from '../state.ts';

interface Input {
  readonly AlarmNames: readonly string[];
}

/** The ARNs of the alarms that a call names. */
export function namedAlarms(
  { AlarmNames }: Params,
  ctx: Pick<CloudWatchContext, 'region' | 'account'>,
): readonly string[] | string {
  if (!Array.isArray(AlarmNames) || AlarmNames.length === 0) return '*';
  return AlarmNames.map((name) => alarmArn(ctx, String(name)));
}

/** Unknown names are ignored (recorded). */
function switchAll(ctx: CloudWatchContext, { AlarmNames }: Input, isEnabled: boolean): object {
  for (const name of new Set(AlarmNames)) {
    const alarm = findAlarm(ctx.state, name);
    if (alarm) enableActions(ctx, alarm, isEnabled);
  }
  return {};
}

/** Actions run again on later changes of state; missed ones do not ("EnableAlarmActions"). */
export const enableAlarmActions = operation<CloudWatchState, Input>({
  name: 'EnableAlarmActions',
  readOnly: false,
  trail: { category: 'management' },
  resource: namedAlarms,
  limits: { perSecond: 3, burst: 30 },
  run: (ctx, input) => switchAll(ctx, input, true),
});

/** Stops actions, not evaluation ("DisableAlarmActions"). */
export const disableAlarmActions = operation<CloudWatchState, Input>({
  name: 'DisableAlarmActions',
  readOnly: false,
  trail: { category: 'management' },
  resource: namedAlarms,
  limits: { perSecond: 3, burst: 30 },
  run: (ctx, input) => switchAll(ctx, input, false),
});
