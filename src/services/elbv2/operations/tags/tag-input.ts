/** Tags of load balancers, target groups and listeners. */
import { elbError, findBalancer, findGroup, findListener, invalid } from '../../request/errors.ts';
import type { ElbState } from '../../state.ts';

export interface TagInput {
  readonly Key: string;
  readonly Value?: string;
}

const MOST_TAGS = 50;

export function tagsOf(input: readonly TagInput[] | undefined): Map<string, string> {
  const tags = new Map<string, string>();
  putTags(tags, input ?? []);
  return tags;
}

export function putTags(tags: Map<string, string>, input: readonly TagInput[]): void {
  const seen = new Set<string>();
  for (const { Key } of input) {
    if (/^aws:/i.test(Key)) throw invalid("Tag keys cannot begin with 'aws:'");
    if (seen.has(Key)) throw elbError('DuplicateTagKeys', `Tag key '${Key}' is duplicated`);
    seen.add(Key);
  }
  for (const { Key, Value = '' } of input) tags.set(Key, Value);
  if (tags.size > MOST_TAGS) throw elbError('TooManyTags', 'The maximum number of tags is 50');
}

/** A thing asked for again is the same thing only with the same tags. */
export function sameTags(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): boolean {
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
}

/** The tags of whatever the ARN names. */
export function tagsAt(state: ElbState, arn: string): Map<string, string> {
  if (arn.includes(':loadbalancer/')) return findBalancer(state, arn).tags;
  if (arn.includes(':targetgroup/')) return findGroup(state, arn).tags;
  if (arn.includes(':listener/')) return findListener(state, arn).tags;
  throw invalid(`'${arn}' is not a valid load balancer, target group, listener or rule ARN`);
}
