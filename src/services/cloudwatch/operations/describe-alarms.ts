import { notSimulated } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { actionsFor, type Alarm } from '../alarms/alarm.ts';
import { describeAlarm } from '../alarms/describe.ts';
import { alarmsInOrder, findAlarm } from '../alarms/registry.ts';
import { pageOf } from '../pages.ts';
import type { CloudWatchState } from '../state.ts';

interface Input {
  readonly AlarmNames?: readonly string[];
  readonly AlarmNamePrefix?: string;
  readonly AlarmTypes?: readonly string[];
  readonly StateValue?: string;
  readonly ActionPrefix?: string;
  readonly ChildrenOfAlarmName?: string;
  readonly ParentsOfAlarmName?: string;
  readonly MaxRecords?: number;
  readonly NextToken?: string;
}

const PAGE = 100;

/** Alarms and their states ("DescribeAlarms"). Unless asked otherwise, metric alarms only. */
export const describeAlarms = operation<CloudWatchState, Input>({
  name: 'DescribeAlarms',
  readOnly: true,
  trail: { category: 'management' },
  limits: { perSecond: 9, burst: 50 },
  run: (ctx, input) => {
    if (input.ChildrenOfAlarmName !== undefined || input.ParentsOfAlarmName !== undefined) {
      throw notSimulated(
        'Composite alarms (ChildrenOfAlarmName, ParentsOfAlarmName) are not simulated.',
      );
    }
    const found = candidates(ctx.state, input).filter((alarm) => matches(alarm, input));
    const size = input.MaxRecords ?? PAGE;
    const { items, nextToken } = pageOf(found, { token: input.NextToken, size });
    const answer = {
      MetricAlarms: items.map((alarm) => describeAlarm(ctx, alarm)),
      CompositeAlarms: [],
    };
    return nextToken === undefined ? answer : { ...answer, NextToken: nextToken };
  },
});

/** Unknown and duplicate names are tolerated. */
function candidates(state: CloudWatchState, input: Input): Alarm[] {
  if (!(input.AlarmTypes ?? ['MetricAlarm']).includes('MetricAlarm')) return [];
  if (!input.AlarmNames) return alarmsInOrder(state);
  const names = [...new Set(input.AlarmNames)].sort();
  return names.flatMap((name) => findAlarm(state, name) ?? []);
}

function matches({ config, state }: Alarm, input: Input): boolean {
  const { AlarmNamePrefix: prefix, StateValue, ActionPrefix } = input;
  if (prefix !== undefined && !config.AlarmName.startsWith(prefix)) return false;
  if (StateValue !== undefined && state !== StateValue) return false;
  if (ActionPrefix === undefined) return true;
  return actionsFor(config, null).some((arn) => arn.startsWith(ActionPrefix));
}
