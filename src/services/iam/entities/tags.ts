/** Tags of users, roles and policies. IAM User Guide, "Rules for tagging in IAM". */
import { invalidInput, limitExceeded } from '../errors.ts';
import { QUOTAS, type Tag } from '../state.ts';

/** The tags after adding some; keys ignore case, the newest spelling stays. */
export function taggedWith(old: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  const keys = added.map((tag) => tag.Key.toLowerCase());
  if (new Set(keys).size < keys.length) {
    throw invalidInput('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  }
  return mergedTags(
    old.filter((tag) => !keys.includes(tag.Key.toLowerCase())),
    added,
  );
}

function mergedTags(kept: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  if (added.some((tag) => tag.Key.toLowerCase().startsWith('aws:'))) {
    throw invalidInput('System tags cannot be added/updated by requester.');
  }
  const next = [...kept, ...added.map(({ Key, Value }) => Object.freeze({ Key, Value }))];
  if (next.length > QUOTAS.tags) {
    throw limitExceeded('The number of tags has reached the maximum limit.');
  }
  return Object.freeze(next);
}

/** A policy's tags after adding some: unlike those of users and roles, their keys know case. */
export function policyTaggedWith(old: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  const keys = added.map((tag) => tag.Key);
  if (new Set(keys).size < keys.length) throw invalidInput('Duplicate tag keys found.');
  return mergedTags(
    old.filter((tag) => !keys.includes(tag.Key)),
    added,
  );
}

export function untagged(old: readonly Tag[], keys: readonly string[]): readonly Tag[] {
  const gone = keys.map((key) => key.toLowerCase());
  return Object.freeze(old.filter((tag) => !gone.includes(tag.Key.toLowerCase())));
}
