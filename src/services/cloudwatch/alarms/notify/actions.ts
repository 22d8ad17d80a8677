import { parseArn, type Arn } from '../../../../aws/arn.ts';
import type { Credential, Outcome } from '../../../../gateway/call.ts';
import { printJson } from '../../format.ts';
import { alarmArn, type CloudWatchContext } from '../../state.ts';
import type { Alarm } from '../alarm.ts';
import { newestPoint } from '../run/look.ts';
import { addHistory } from './history.ts';
import { lambdaPayload, noticeSubject, noticeTexts, type Change } from './notice.ts';

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
        : `Failed to execute action ${arn}`,
    data: printJson({
      actionState: result.error === null ? 'Succeeded' : 'Failed',
      stateUpdateTimestamp: alarm.updatedAt,
      notificationResource: arn,
      publishedMessage: result.error === null ? (result.published ?? null) : null,
      error: result.error,
      muteWindowEndTimestamp: null,
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
  const Message = noticeTexts(ctx, change);
  const outcome = ctx.call({
    service: 'sns',
    operation: 'Publish',
    region: parseArn(arn)?.region || ctx.region,
    params: {
      TopicArn: arn,
      Subject: noticeSubject(ctx, change),
      Message,
      MessageStructure: 'json',
    },
    credential: { kind: 'service', principal: 'cloudwatch.amazonaws.com' },
    sourceArn: alarmArn(ctx, change.alarm.config.AlarmName),
  });
  return { error: denied(outcome, `SNS:Publish on resource:${arn}`), published: Message };
}

function invoke(ctx: CloudWatchContext, change: Change, arn: string): Result {
  const outcome = ctx.call({
    service: 'lambda',
    operation: 'Invoke',
    region: parseArn(arn)?.region || ctx.region,
    params: { FunctionName: arn, InvocationType: 'Event', Payload: lambdaPayload(ctx, change) },
    credential: { kind: 'service', principal: 'lambda.alarms.cloudwatch.amazonaws.com' },
    sourceArn: alarmArn(ctx, change.alarm.config.AlarmName),
  });
  const action = 'lambda:InvokeFunction';
  const what = `${action} on the resource because no resource-based policy allows the ${action} action`;
  return { error: denied(outcome, what) };
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

const DENIALS = ['AccessDenied', 'AccessDeniedException', 'AuthorizationError'];

/** Who was turned away is told in CloudWatch's own words (recorded); else the other service's. */
function denied(outcome: Outcome, what: string): string | null {
  if (outcome.ok || !DENIALS.includes(outcome.error.code)) return errorOf(outcome);
  return `CloudWatch Alarms is not authorized to perform: ${what}`;
}
