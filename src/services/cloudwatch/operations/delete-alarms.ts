import { operation } from '../../../gateway/service.ts';
import { deleteAlarm, findAlarm } from '../alarms/registry.ts';
import { alarmNotFound } from '../errors.ts';
import { alarmArn, type CloudWatchState } from '../state.ts';
import { namedAlarms } from './switch-alarm-actions.ts';

/** Deletes alarms, all or none: one wrong name and nothing is deleted ("DeleteAlarms"). */
export const deleteAlarms = operation<CloudWatchState, { readonly AlarmNames: readonly string[] }>({
  name: 'DeleteAlarms',
  readOnly: false,
  trail: { category: 'management' },
  resource: namedAlarms,
  limits: { perSecond: 3, burst: 30 },
  run: (ctx, { AlarmNames }) => {
    const alarms = [...new Set(AlarmNames)].map((name) => findAlarm(ctx.state, name));
    if (alarms.includes(null)) throw alarmNotFound();
    for (const alarm of alarms) {
      if (!alarm) continue;
      deleteAlarm(ctx, alarm);
      ctx.state.tags.delete(alarmArn(ctx, alarm.config.AlarmName));
    }
    return {};
  },
});
