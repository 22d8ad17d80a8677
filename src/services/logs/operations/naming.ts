import { parseArn } from '../../../aws/arn.ts';
import { awsError } from '../../../aws/errors.ts';
import type { Params } from '../../../gateway/call.ts';
import { groupArn, groupNamed, type LogGroup, type LogsState } from '../state.ts';

interface Where {
  readonly region: string;
  readonly account: string;
  readonly state: LogsState;
}

/** How an operation may name a group: by name, or by name or ARN in the other member. */
export interface GroupReference {
  readonly logGroupName?: string;
  readonly logGroupIdentifier?: string;
}

/** The group an operation names. */
export function referencedGroup(where: Where, reference: GroupReference): LogGroup {
  return groupNamed(where.state, referencedName(where, reference));
}

function referencedName(where: Where, reference: GroupReference): string {
  const { logGroupName, logGroupIdentifier } = reference;
  if (logGroupName !== undefined && logGroupIdentifier !== undefined) {
    throw awsError(
      'ValidationException',
      'LogGroup name and LogGroup ARN are mutually exclusive parameters.',
    );
  }
  if (logGroupName !== undefined) return logGroupName;
  if (logGroupIdentifier === undefined) {
    throw awsError(
      'InvalidParameterException',
      'Either LogGroup name or LogGroup identifier must be specified.',
    );
  }
  if (!logGroupIdentifier.startsWith('arn:')) return logGroupIdentifier;
  const name = groupNameOfArn(where, logGroupIdentifier);
  if (name !== undefined) return name;
  throw awsError('ResourceNotFoundException', 'The specified log group does not exist.');
}

/** The name in a group's ARN of this Region and account, with or without `:*`. */
export function groupNameOfArn(where: Omit<Where, 'state'>, arn: string): string | undefined {
  const parsed = parseArn(arn);
  if (!parsed || parsed.service !== 'logs') return undefined;
  if (parsed.region !== where.region || parsed.account !== where.account) return undefined;
  return /^log-group:([^:]+)(:\*)?$/.exec(parsed.resource)?.[1];
}

/**
 * The ARN that IAM is asked about. AWS names even a whole group with a trailing
 * `:log-stream:`, which is why policies for groups end in `:*`.
 */
export function groupResource(input: Params, where: Omit<Where, 'state'>): string {
  const identifier = input['logGroupName'] ?? input['logGroupIdentifier'];
  const text = typeof identifier === 'string' ? identifier : '';
  const name = text.startsWith('arn:') ? (groupNameOfArn(where, text) ?? '') : text;
  return `${groupArn(where, name)}:log-stream:`;
}

export function streamResource(input: Params, where: Omit<Where, 'state'>): string {
  const stream = input['logStreamName'];
  return groupResource(input, where) + (typeof stream === 'string' ? stream : '');
}

/** One page of a list that is in order of its keys; the token is the last key shown. */
export function pageOf<Item>(
  items: readonly Item[],
  page: { readonly limit: number | undefined; readonly nextToken: string | undefined },
  keyOf: (item: Item) => string,
): { readonly items: readonly Item[]; readonly nextToken: string | undefined } {
  const limit = page.limit ?? 50;
  let from = 0;
  if (page.nextToken !== undefined) {
    const last = items.findIndex((item) => keyOf(item) === page.nextToken);
    if (last < 0) {
      throw awsError('InvalidParameterException', 'The specified nextToken is invalid.');
    }
    from = last + 1;
  }
  const shown = items.slice(from, from + limit);
  const isLast = from + limit >= items.length;
  return { items: shown, nextToken: isLast ? undefined : keyOf(shown[shown.length - 1]!) };
}
