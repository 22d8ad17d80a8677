import type { Identity } from '../../../gateway/call.ts';
import { userNameOf } from '../store/user-name.ts';
import { newestWith } from '../lookup/postings.ts';
import { rowAt } from '../store/row.ts';
import type { TrailReader, Who } from './types.ts';

/** Longest chain of role sessions that is followed back. */
const LONGEST_CHAIN = 8;

/** The principal behind an identity, for lanes and groups: sessions of one role share it. */
export function principalKey(identity: Identity): string {
  switch (identity.type) {
    case 'AssumedRole':
      return `arn:aws:iam::${identity.accountId}:role/${roleName(identity)}`;
    case 'AWSService':
      return identity.invokedBy ?? identity.principalId;
    case 'Anonymous':
      return 'anonymous';
    default:
      return identity.arn || identity.principalId;
  }
}

/** A session's key: its temporary access key, or its ARN where a service acts without one. */
export function sessionKey(identity: Identity): string | null {
  if (identity.accessKeyId?.startsWith('ASIA')) return identity.accessKeyId;
  return identity.type === 'AssumedRole' ? identity.arn : null;
}

/** What people call a principal: a user's name, a role's or its session's, a service's address. */
export function namesOf(identity: Identity): readonly string[] {
  const names = [userNameOf(identity), principalKey(identity)];
  if (identity.type === 'AssumedRole') names.push(roleName(identity));
  return names.filter((name) => name !== undefined);
}

/** What a session may be asked for by: its key, and the name its role was taken with. */
export function sessionNamesOf(identity: Identity): readonly string[] {
  const key = sessionKey(identity);
  const name = identity.type === 'AssumedRole' ? userNameOf(identity) : undefined;
  return [key, name].filter((one) => one !== null && one !== undefined);
}

/** Names identities in words, and follows sessions back to who opened them. */
export class WhoFinder {
  readonly #reader: TrailReader;
  readonly #known = new Map<Identity, Who>();
  #mints: Map<string, Identity> | undefined;

  constructor(reader: TrailReader) {
    this.#reader = reader;
  }

  who(identity: Identity): Who {
    let who = this.#known.get(identity);
    if (!who) this.#known.set(identity, (who = this.#describe(identity)));
    return who;
  }

  #describe(identity: Identity): Who {
    const key = principalKey(identity);
    const session = sessionKey(identity);
    const person = this.#personBehind(identity);
    switch (identity.type) {
      case 'Root': {
        const words = 'The root user of the account; which person is not in the trail.';
        return { key, label: 'root', kind: 'root', person: null, session, words };
      }
      case 'IAMUser': {
        const label = identity.userName ?? 'unknown user';
        const kind = identity.userName === undefined ? 'unknown' : 'user';
        const how = howSigned(identity, session);
        return { key, label, kind, person, session, words: `IAM user ${label}, ${how}.` };
      }
      case 'AssumedRole':
      case 'FederatedUser': {
        const label = roleName(identity);
        const name = identity.arn.slice(identity.arn.lastIndexOf('/') + 1);
        const behind = person === null ? 'person unknown' : `opened by ${person}`;
        const words = `Role ${label}, session ${name}; ${behind}.`;
        return { key, label, kind: 'role', person, session, words };
      }
      case 'AWSService':
        return { key, label: key, kind: 'service', person: null, session, words: `AWS: ${key}.` };
      case 'AWSAccount': {
        const words = `Somebody in account ${identity.accountId}.`;
        return { key, label: identity.accountId, kind: 'account', person: null, session, words };
      }
      case 'Anonymous': {
        const words = 'Nobody signed this call.';
        return { key, label: 'anonymous', kind: 'unknown', person: null, session, words };
      }
    }
  }

  #personBehind(identity: Identity): string | null {
    let link: Identity | undefined = identity;
    for (let step = 0; link && step < LONGEST_CHAIN; step++) {
      if (link.type === 'IAMUser') return link.userName ?? null;
      if (link.type !== 'AssumedRole' || link.accessKeyId === undefined) return null;
      link = this.#minters().get(link.accessKeyId);
    }
    return null;
  }

  /** Who minted which temporary key, from every AssumeRole in the trail. Read once. */
  #minters(): ReadonlyMap<string, Identity> {
    if (this.#mints) return this.#mints;
    this.#mints = new Map();
    for (const region of this.#reader.regions()) {
      const { management } = this.#reader.stateIn(region);
      for (const seq of newestWith(management, { attribute: 'name', term: 'AssumeRole' })) {
        const row = rowAt(management, seq)!;
        const minted = row.result?.['Credentials'] as { AccessKeyId?: string } | undefined;
        if (minted?.AccessKeyId) this.#mints.set(minted.AccessKeyId, row.identity);
      }
    }
    return this.#mints;
  }
}

/** A password sign-in carries no key; a console session a temporary one. */
function howSigned({ accessKeyId }: Identity, session: string | null): string {
  if (accessKeyId === undefined) return 'signing in, so without an access key';
  return session === null ? 'long-term access key' : 'session';
}

function roleName(identity: Identity): string {
  const parts = identity.arn.split('/');
  return parts[parts.length - 2] ?? identity.arn;
}
