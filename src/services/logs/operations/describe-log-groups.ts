import { awsError, notSimulated } from '../../../aws/errors.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import type { OperationContext } from '../../../gateway/context.ts';
import { storedBytesSince } from '../events/chunks.ts';
import { byName, expiryOf, groupArn, type LogGroup, type LogsState } from '../state.ts';
import { groupNameOfArn, groupResource, pageOf } from './naming.ts';

interface Input {
  readonly logGroupNamePrefix?: string;
  readonly logGroupNamePattern?: string;
  readonly logGroupClass?: string;
  readonly logGroupIdentifiers?: readonly string[];
  readonly includeLinkedAccounts?: boolean;
  readonly limit?: number;
  readonly nextToken?: string;
}

/** Lists groups in order of their names (API Reference, "DescribeLogGroups"). */
export const describeLogGroups = operation<LogsState, Input>({
  name: 'DescribeLogGroups',
  readOnly: true,
  trail: { category: 'management' },
  resource: groupResource,
  run: (ctx, input) => {
    refuseMembers('CloudWatch Logs DescribeLogGroups', input, ['accountIdentifiers']);
    if (input.includeLinkedAccounts) {
      throw notSimulated('Not simulated: CloudWatch Logs DescribeLogGroups of linked accounts.');
    }
    if (input.logGroupNamePrefix !== undefined && input.logGroupNamePattern !== undefined) {
      throw awsError(
        'InvalidParameterException',
        'LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.',
      );
    }
    const groups = [...ctx.state.groups.values()].filter((group) => isAsked(ctx, group, input));
    const page = pageOf(
      groups.sort(byName),
      {
        limit: input.limit,
        nextToken: input.nextToken,
      },
      ({ name }) => name,
    );
    const isByPattern = input.logGroupNamePattern !== undefined;
    return {
      logGroups: page.items.map((group) => row(ctx, group, isByPattern)),
      ...(page.nextToken === undefined ? {} : { nextToken: page.nextToken }),
    };
  },
});

function isAsked(ctx: OperationContext<LogsState>, group: LogGroup, input: Input): boolean {
  const { logGroupNamePrefix, logGroupNamePattern, logGroupClass, logGroupIdentifiers } = input;
  if (logGroupNamePrefix !== undefined && !group.name.startsWith(logGroupNamePrefix)) return false;
  if (logGroupNamePattern !== undefined && !group.name.includes(logGroupNamePattern)) return false;
  if (logGroupClass !== undefined && group.class !== logGroupClass) return false;
  if (logGroupIdentifiers === undefined) return true;
  return logGroupIdentifiers.some(
    (text) => (text.startsWith('arn:') ? groupNameOfArn(ctx, text) : text) === group.name,
  );
}

/** A search by pattern answers with shorter rows. */
function row(ctx: OperationContext<LogsState>, group: LogGroup, isShort: boolean): object {
  const arn = groupArn(ctx, group.name);
  const { retentionDays } = group;
  return {
    arn: `${arn}:*`,
    creationTime: group.createdAt,
    ...(isShort ? {} : { bearerTokenAuthenticationEnabled: false }),
    ...(isShort ? {} : { deletionProtectionEnabled: false }),
    logGroupArn: arn,
    logGroupClass: group.class,
    logGroupName: group.name,
    metricFilterCount: group.filters.size,
    ...(retentionDays === undefined ? {} : { retentionInDays: retentionDays }),
    ...(isShort ? {} : { storedBytes: storedBytes(group, expiryOf(group, ctx.now)) }),
  };
}

function storedBytes(group: LogGroup, since: number): number {
  let bytes = 0;
  for (const stream of group.streams.values()) bytes += storedBytesSince(stream.log, since);
  return bytes;
}
