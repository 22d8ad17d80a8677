import { parseArn, type Arn } from '../../../../aws/arn.ts';
import type { Credential, Outcome } from '../../../../gateway/call.ts';
import { printJson } from '../../format.ts';
import { alarmArn, type CloudWatchContext } from '../../state.ts';
import type { Alarm } from '../alarm.ts';
import { newestPoint } from '../run/look.ts';
import { addHistory } from './history.ts';
import { lambdaPayload, noticeMessage, noticeSubject, type Change } from './notice.ts';

/** What became of an action: null when it worked, otherwise why not. */
type Result = { readonly error: string | null; readonly published?: string };

/** Runs one action of a change of state. A failing one never changes the state; history tells. */
export function runAction(ctx: CloudWatchContext, change: Change, arn: string): void {
  const result = perform(ctx, change, arn);
  const { alarm } = change;
  addHistory(ctx.state, {
    at: ctx.now,
    alarmName: alarm.config.AlarmName,
    type: 'Action',
    summary:
      result.error === null
        ? `Successfully executed action ${arn}`
        : `Failed to execute action ${arn}. Received error: "${result.error}"`,
    data: printJson({
      version: '1.0',
      actionState: result.error === null ? 'Succeeded' : 'Failed',
      stateUpdateTimestamp: alarm.updatedAt,
      notificationResource: arn,
      publishedMessage: result.published ?? null,
      error: result.error,
    }),
  });
}

/** A scaling policy told once more that the state lasts. Only failures are worth an entry. */
export function runScalingAgain(
  ctx: CloudWatchContext,
  alarm: Alarm,
  policies: readonly string[],
): void {
  for (const arn of policies) scale(ctx, alarm, arn);
}

function perform(ctx: CloudWatchContext, change: Change, arn: string): Result {
  const parts = parseArn(arn);
  switch (parts?.service) {
    case 'sns':
      return publish(ctx, change, arn);
    case 'automate':
      return actOnInstance(ctx, change.alarm, `${parts.account}:${parts.resource}`);
    case 'swf':
      return actOnInstance(ctx, change.alarm, roleBasedAction(parts));
    case 'autoscaling':
      return { error: scale(ctx, change.alarm, arn) };
    case 'lambda':
      return invoke(ctx, change, arn);
    default:
      return { error: 'Not simulated' };
  }
}

function publish(ctx: CloudWatchContext, change: Change, arn: string): Result {
  const Message = noticeMessage(ctx, change);
  const outcome = ctx.call({
    service: 'sns',
    operation: 'Publish',
    region: parseArn(arn)?.region || ctx.region,
    params: { TopicArn: arn, Subject: noticeSubject(ctx, change), Message },
    credential: { kind: 'service', principal: 'cloudwatch.amazonaws.com' },
    sourceArn: alarmArn(ctx, change.alarm.config.AlarmName),
  });
  return { error: errorOf(outcome), published: printJson({ default: Message }) };
}

function invoke(ctx: CloudWatchContext, change: Change, arn: string): Result {
  const payload = lambdaPayload(ctx, change);
  const outcome = ctx.call({
    service: 'lambda',
    operation: 'Invoke',
    region: parseArn(arn)?.region || ctx.region,
    params: { FunctionName: arn, InvocationType: 'Event', Payload: payload },
    credential: { kind: 'service', principal: 'lambda.alarms.cloudwatch.amazonaws.com' },
    sourceArn: alarmArn(ctx, change.alarm.config.AlarmName),
  });
  return { error: errorOf(outcome), published: payload };
}

const INSTANCE_CALLS: ReadonlyMap<string, string> = new Map([
  ['ec2:stop', 'StopInstances'],
  ['ec2:terminate', 'TerminateInstances'],
  ['ec2:reboot', 'RebootInstances'],
]);

/** "Stop, terminate, reboot, or recover an EC2 instance". */
function actOnInstance(ctx: CloudWatchContext, alarm: Alarm, action: string): Result {
  const instanceId = alarm.config.Dimensions.find(({ Name }) => Name === 'InstanceId')?.Value;
  if (instanceId === undefined) return { error: 'No instance in the dimensions of the metric' };
  if (action === 'ec2:recover') {
    const arg = { instanceId };
    const isRecovered = ctx.stimulate({ service: 'ec2', stimulus: 'recover', arg }) === true;
    return { error: isRecovered ? null : `Instance ${instanceId} cannot be recovered` };
  }
  const operation = INSTANCE_CALLS.get(action);
  if (operation === undefined) return { error: `Unknown action ${action}` };
  const outcome = ctx.call({
    service: 'ec2',
    operation,
    params: { InstanceIds: [instanceId] },
    credential: actingRole(ctx),
  });
  return { error: errorOf(outcome) };
}

const ACTING_ROLE = 'AWSServiceRoleForCloudWatchEvents';

/** The service-linked role's session; an account that never got the role: the service itself. */
function actingRole(ctx: CloudWatchContext): Credential {
  const service = { kind: 'service', principal: 'events.amazonaws.com' } as const;
  const params = { RoleName: ACTING_ROLE };
  const found = ctx.peek({ service: 'iam', operation: 'GetRole', params });
  if (!found.ok) return service;
  return { ...service, roleName: ACTING_ROLE, sessionName: 'CloudWatchAlarms' };
}

/** `action/actions/AWS_EC2.InstanceId.Stop/1.0` → `ec2:stop`. */
function roleBasedAction({ resource }: Arn): string {
  const verb = /AWS_EC2\.InstanceId\.([A-Za-z]+)\//.exec(resource)?.[1] ?? '';
  return `ec2:${verb.toLowerCase()}`;
}

/**
 * Tells Auto Scaling through its stimulus `alarm`; an API call would leave a trail AWS has not.
 * @returns null, or why it failed
 */
function scale(ctx: CloudWatchContext, alarm: Alarm, policyArn: string): string | null {
  const newest = newestPoint(ctx.state.store, alarm.plan, ctx.now);
  const arg = {
    policyArn,
    alarmName: alarm.config.AlarmName,
    state: alarm.state,
    value: newest?.value ?? null,
    threshold: alarm.config.Threshold ?? 0,
  };
  const isThere = ctx.stimulate({ service: 'autoscaling', stimulus: 'alarm', arg }) === true;
  return isThere ? null : missingPolicy(ctx, policyArn);
}

/** Auto Scaling's words for a group that is gone, or ours for a policy. */
function missingPolicy(ctx: CloudWatchContext, policyArn: string): string {
  const [, group = ''] = /:autoScalingGroupName\/([^:]+):policyName\//.exec(policyArn) ?? [];
  const params = { AutoScalingGroupName: group };
  const found = ctx.peek({ service: 'autoscaling', operation: 'DescribePolicies', params });
  return errorOf(found) ?? `Policy ${policyArn} not found`;
}

function errorOf(outcome: Outcome): string | null {
  return outcome.ok ? null : outcome.error.message || outcome.error.code;
}
