import type { Arn } from '../../../aws/arn.ts';
import { notSimulated } from '../../../aws/errors.ts';
import { validationError } from '../errors.ts';
import type { AlarmConfig } from './alarm.ts';

const SIMULATED = ['sns', 'lambda', 'automate', 'swf', 'autoscaling'];
const ABSENT = ['ssm', 'ssm-incidents', 'aiops'];
/** `arn:aws:automate:region:ec2:stop` has the service where an account would stand. */
const EC2_ACTION = /^ec2:(stop|terminate|reboot|recover)$/;
const EC2_ROLE_ACTION = /^action\/actions\/AWS_EC2\.InstanceId\.(Stop|Terminate|Reboot|Recover)\//;

/**
 * The form of an action's ARN; whether its target exists is not looked at, as in AWS.
 * @param arn its parts, or null when the text is no ARN
 */
export function checkAction(text: string, config: AlarmConfig, arn: Arn | null): void {
  if (!arn || arn.resource === '') throw validationError(`Invalid arn syntax: ${text}`);
  if (ABSENT.includes(arn.service)) {
    throw notSimulated(`Alarm actions of ${arn.service} (${text}) are not simulated.`);
  }
  if (!SIMULATED.includes(arn.service)) throw validationError(`Invalid arn syntax: ${text}`);
  if (arn.service === 'automate' || arn.service === 'swf') checkInstanceAction(text, config, arn);
}

/** EC2 actions need a plain metric with an InstanceId; recovery only a failed system check. */
function checkInstanceAction(text: string, config: AlarmConfig, arn: Arn): void {
  const match =
    arn.service === 'automate'
      ? EC2_ACTION.exec(`${arn.account}:${arn.resource}`)
      : EC2_ROLE_ACTION.exec(arn.resource);
  const verb = match?.[1]?.toLowerCase();
  if (verb === undefined) throw validationError(`Invalid arn syntax: ${text}`);
  const hasInstance = config.Dimensions.some(({ Name }) => Name === 'InstanceId');
  if (config.Metrics || !hasInstance) {
    throw validationError(
      `EC2 action ${text} needs an alarm on one metric with the dimension InstanceId`,
    );
  }
  if (verb === 'recover' && config.MetricName !== 'StatusCheckFailed_System') {
    throw validationError(
      `EC2 action ${text} is supported only for the metric StatusCheckFailed_System`,
    );
  }
}
