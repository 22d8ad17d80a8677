/** Which policies a user or role lives on, compiled and remembered until somebody's rights change. */
import type { PolicyDocument, PolicyKind } from '../policy/document.ts';
import { parsePolicy } from '../policy/parse.ts';
import { policySetOf, type PolicySet } from '../policy/policy-set.ts';
import { managedPolicyText } from '../grants/managed-policies.ts';
import { settledAnswers, type SettledAnswers } from './settled-answers.ts';
import type { Entity, Group, IamState, Role, Stamp, User } from '../state.ts';

/** The sets of one owner. */
export interface OwnerSets {
  readonly identity: PolicySet;
  readonly boundary: PolicySet | undefined;
  /** Levels of service control policies; undefined where they do not apply. */
  readonly scp: readonly PolicySet[] | undefined;
  /** Answers that depend on action and resource alone. */
  readonly settled: SettledAnswers;
}

export interface PolicyLibrary {
  /** Policies of `user:name`, `role:name`; anything else has none. */
  setsOf(state: IamState, owner: string): OwnerSets;
  /** A set of policy texts that no entity owns: resource, session or trust policies. */
  setOfTexts(texts: readonly string[], kind: PolicyKind): PolicySet;
}

/** Compiled texts that are remembered; a library that reaches this many forgets them all. */
const MOST_TEXTS = 2048;

/**
 * Makes a library. It only remembers what follows from frozen data and texts, so worlds may share
 * it and snapshots need not hold it.
 */
export function policyLibrary(): PolicyLibrary {
  const byStamp = new WeakMap<Stamp, Map<string, OwnerSets>>();
  const documents = new Map<string, PolicyDocument | undefined>();
  const setsByKind = new Map<PolicyKind, Map<string, PolicySet>>();

  const read = (text: string, kind: PolicyKind): PolicyDocument | undefined => {
    const isForResource = kind === 'trust' || kind === 'resource';
    const key = isForResource ? `resource ${text}` : text;
    if (documents.has(key)) return documents.get(key);
    const result = parsePolicy(text, kind);
    if (documents.size >= MOST_TEXTS) documents.clear();
    const read = result.ok ? result.document : undefined;
    documents.set(key, read);
    return read;
  };
  const setOfTexts = (texts: readonly string[], kind: PolicyKind): PolicySet => {
    let sets = setsByKind.get(kind);
    if (!sets) setsByKind.set(kind, (sets = new Map()));
    const key = texts.length === 1 ? texts[0]! : texts.join('\u0000');
    const known = sets.get(key);
    if (known) return known;
    const made = policySetOf(texts.flatMap((text) => read(text, kind) ?? []));
    if (sets.size >= MOST_TEXTS) sets.clear();
    sets.set(key, made);
    return made;
  };
  return {
    setOfTexts,
    setsOf(state, owner) {
      let owners = byStamp.get(state.stamp);
      if (!owners) byStamp.set(state.stamp, (owners = new Map()));
      const known = owners.get(owner);
      if (known) return known;
      const made = setsOfOwner(state, owner, setOfTexts);
      owners.set(owner, made);
      return made;
    },
  };
}

function setsOfOwner(
  state: IamState,
  owner: string,
  setOfTexts: PolicyLibrary['setOfTexts'],
): OwnerSets {
  const [kind, name = ''] = splitOwner(owner);
  const entity = entityOf(state, kind, name);
  const texts = entity ? textsOf(state, entity) : [];
  if (kind === 'user') {
    for (const group of state.users.get(name)?.groups ?? []) {
      const found = state.groups.get(group);
      if (found) texts.push(...textsOf(state, found));
    }
  }
  const boundary = entity && 'boundary' in entity ? entity.boundary : undefined;
  const identity = setOfTexts(texts, 'inline');
  const isLinked = kind === 'role' && state.roles.get(name)?.linkedService !== undefined;
  const bounds =
    boundary === undefined
      ? undefined
      : setOfTexts([managedPolicyText(state, boundary) ?? ''], 'inline');
  const scp =
    state.scps.length === 0 || isLinked
      ? undefined
      : state.scps.map((level) => setOfTexts(level, 'scp'));
  const all = [identity, ...(bounds ? [bounds] : []), ...(scp ?? [])];
  return { identity, boundary: bounds, scp, settled: settledAnswers(all) };
}

function entityOf(state: IamState, kind: string, name: string): User | Role | Group | undefined {
  if (kind === 'user') return state.users.get(name);
  return kind === 'group' ? state.groups.get(name) : state.roles.get(name);
}

function textsOf(state: IamState, entity: Entity): string[] {
  const inline = entity.inline.map((policy) => policy.text);
  return [...inline, ...entity.attached.flatMap((arn) => managedPolicyText(state, arn) ?? [])];
}

/** `user:dana` → `user`, `dana`. */
export function splitOwner(owner: string): [kind: string, name: string] {
  const colon = owner.indexOf(':');
  return colon < 0 ? [owner, ''] : [owner.slice(0, colon), owner.slice(colon + 1)];
}
