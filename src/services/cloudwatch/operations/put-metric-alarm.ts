import { operation } from '../../../gateway/service.ts';
import { checkedConfig, type AlarmInput } from '../alarms/check.ts';
import { putAlarm } from '../alarms/registry.ts';
import { alarmArn, alarmResource, type CloudWatchState } from '../state.ts';
import { withTags } from '../tags.ts';

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
    const tags = withTags(new Map(), input.Tags ?? []);
    // Tags count only at creation; on an update they are silently ignored (recorded).
    if (putAlarm(ctx, config) && tags.size > 0) {
      ctx.state.tags.set(alarmArn(ctx, config.AlarmName), tags);
    }
    return {};
  },
});
