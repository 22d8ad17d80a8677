/** Services at the door: as themselves, or in the session of a role they took. */
import type { ErrorAnswer } from '../../../aws/errors.ts';
import type { Call, Credential, Identity } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { HOUR_MS } from '../../../kernel/clock.ts';
import { hashText, hashWords } from '../../../kernel/random.ts';
import { linkedRole, serviceOfRole } from '../entities/service-linked.ts';
import { restamp, type IamState, type Role } from '../state.ts';
import { unknownCredential } from '../../../aws/credential-errors.ts';
import { roleIdentity, serviceIdentity } from './identities.ts';
import { drawUniqueId } from './new-ids.ts';

type ServiceCredential = Extract<Credential, { kind: 'service' }>;

/** Services renew the credentials they took for somebody about this often. */
const RENEWED_EVERY_MS = 6 * HOUR_MS;
const KEY_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

export function identifyService(
  ctx: ServiceContext<IamState>,
  credential: ServiceCredential,
  call: Call,
): Identity | ErrorAnswer {
  const { state } = ctx;
  if (credential.roleName === undefined) return principalItself(state, credential.principal);
  const name = roleNameOf(credential.roleName);
  const role = state.roles.get(name) ?? makeLinkedRole(ctx, name);
  if (!role) return unknownCredential(call.service);
  useRole(state, role.name, call);
  const sessionName = credential.sessionName ?? 'session';
  const minted = state.serviceSessions.get(`${role.name}/${sessionName}`);
  const session = minted === undefined ? undefined : state.sessions.get(minted);
  if (session && session.expiresAt > ctx.now && role.linkedService === undefined) {
    return session.identity;
  }
  return derived(ctx, role, { principal: credential.principal, sessionName });
}

/** Keeps when and where a role was last used. */
export function useRole(state: IamState, roleName: string, call: Call): void {
  const use = state.roleUses.get(roleName);
  if (!use) {
    state.roleUses.set(roleName, { at: call.at, service: call.service, region: call.region });
    return;
  }
  use.at = call.at;
  use.service = call.service;
  use.region = call.region;
}

function principalItself(state: IamState, principal: string): Identity {
  const known = state.serviceIdentities.get(principal);
  if (known) return known;
  const identity = serviceIdentity(principal);
  state.serviceIdentities.set(principal, identity);
  return identity;
}

/** AWS makes a service's role the first time the service needs it. */
function makeLinkedRole(ctx: ServiceContext<IamState>, name: string): Role | undefined {
  const principal = serviceOfRole(name);
  if (principal === undefined) return undefined;
  const id = drawUniqueId(ctx.random('ids'), 'AROA');
  const role = linkedRole(principal, { id, account: ctx.account, name, createdAt: ctx.now });
  ctx.state.roles.set(name, role);
  restamp(ctx.state);
  return role;
}

/** A role name, also when it was given with its path. */
function roleNameOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/**
 * Credentials that nobody minted on the record: those of service-linked roles (which show no key,
 * only `invokedBy`) and those whose minting lies before the world begins.
 */
function derived(
  ctx: ServiceContext<IamState>,
  role: Role,
  { principal, sessionName }: { principal: string; sessionName: string },
): Identity {
  const { state, now } = ctx;
  const salt = hashText(`${role.id}/${sessionName}`);
  const offset = salt % RENEWED_EVERY_MS;
  const period = Math.floor((now + offset) / RENEWED_EVERY_MS);
  const key = `${role.name}/${sessionName}`;
  const createdAt = period * RENEWED_EVERY_MS - offset;
  const known = state.serviceIdentities.get(key);
  const isLinked = role.linkedService !== undefined;
  if (known?.session?.createdAt === createdAt && known.principalId.startsWith(role.id)) {
    return known;
  }
  const identity = roleIdentity(role, {
    sessionName,
    createdAt,
    isMfaAuthenticated: false,
    ...(isLinked ? { invokedBy: principal } : { accessKeyId: keyIdAt(salt, period) }),
    ...(principal === 'ec2.amazonaws.com' && !isLinked ? { ec2RoleDelivery: '2.0' } : {}),
  });
  state.serviceIdentities.set(key, identity);
  return identity;
}

function keyIdAt(salt: number, period: number): string {
  let id = 'ASIA';
  for (let i = 0; i < 16; i += 1) id += KEY_ALPHABET[hashWords(salt, period, i) % 32]!;
  return id;
}
