import { operation } from '../../../gateway/service.ts';
import { deleteAlarm, findAlarm } from '../alarms/registry.ts';
import { alarmArn, type CloudWatchState } from '../state.ts';
import { namedAlarms } from './switch-alarm-actions.ts';

/** Deletes alarms; names of none are passed over without a word ("DeleteAlarms", recorded). */
export const deleteAlarms = operation<CloudWatchState, { readonly AlarmNames: readonly string[] }>({
  name: 'DeleteAlarms',
  readOnly: false,
  trail: { category: 'management' },
  resource: namedAlarms,
  limits: { perSecond: 3, burst: 30 },
  run: (ctx, { AlarmNames }) => {
    for (const name of new Set(AlarmNames)) {
      const alarm = findAlarm(ctx.state, name);
      if (!alarm) continue;
      deleteAlarm(ctx, alarm);
      ctx.state.tags.delete(alarmArn(ctx, name));
    }
    return {};
  },
});
