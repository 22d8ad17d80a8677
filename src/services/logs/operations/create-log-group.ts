import { awsError, notSimulated } from '../../../aws/errors.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { newGroup, type LogGroupClass, type LogsState } from '../state.ts';
import { groupResource } from './naming.ts';
import { setTags } from './tags.ts';

interface Input {
  readonly logGroupName: string;
  readonly logGroupClass?: LogGroupClass | 'DELIVERY';
  readonly deletionProtectionEnabled?: boolean;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Makes an empty group that never expires (API Reference, "CreateLogGroup"). */
export const createLogGroup = operation<LogsState, Input>({
  name: 'CreateLogGroup',
  readOnly: false,
  trail: { category: 'management' },
  resource: groupResource,
  run: (ctx, input) => {
    refuseMembers('CloudWatch Logs CreateLogGroup', input, ['kmsKeyId']);
    const { logGroupName, logGroupClass = 'STANDARD', tags } = input;
    if (logGroupClass === 'DELIVERY' || input.deletionProtectionEnabled) {
      const member = logGroupClass === 'DELIVERY' ? 'logGroupClass' : 'deletionProtectionEnabled';
      throw notSimulated(`Not simulated: CloudWatch Logs CreateLogGroup with ${member}.`);
    }
    if (/^aws\//i.test(logGroupName)) {
      throw awsError(
        'InvalidParameterException',
        'Log groups starting with AWS/ are reserved for AWS.',
      );
    }
    if (ctx.state.groups.has(logGroupName)) {
      throw awsError('ResourceAlreadyExistsException', 'The specified log group already exists');
    }
    const group = newGroup(logGroupName, ctx.now, logGroupClass);
    if (tags) setTags(group, tags);
    ctx.state.groups.set(logGroupName, group);
    return {};
  },
});
