import { operation } from '../../../gateway/service.ts';
import { checkedConfig, type AlarmInput } from '../alarms/check.ts';
import { findAlarm, putAlarm } from '../alarms/registry.ts';
import { alarmArn, alarmResource, type CloudWatchState } from '../state.ts';
import { tagsOfNew } from '../tags.ts';

/** Creates an alarm or replaces the whole of its configuration ("PutMetricAlarm"). */
export const putMetricAlarm = operation<CloudWatchState, AlarmInput>({
  name: 'PutMetricAlarm',
  readOnly: false,
  simplified: 'Metric alarms only; refusals of missing parameters are worded by us.',
  trail: { category: 'management' },
  resource: alarmResource,
  limits: { perSecond: 3, burst: 30 },
  run: (ctx, input) => {
    const config = checkedConfig(input);
    // Tags count only at creation; on an update they are silently ignored (recorded).
    const isNew = findAlarm(ctx.state, config.AlarmName) === null;
    const tags = tagsOfNew(isNew ? (input.Tags ?? []) : []);
    putAlarm(ctx, config);
    if (tags.size > 0) ctx.state.tags.set(alarmArn(ctx, config.AlarmName), tags);
    return {};
  },
});
