/** Fills IAM from a world's specification: no calls, no records. */
import type { ServiceContext } from '../../../gateway/context.ts';
import { DAY_MS } from '../../../kernel/clock.ts';
import { assert } from '../../../kernel/assert.ts';
import { AWS_MANAGED } from '../managed/catalogue.ts';
import { DEFAULT_PASSWORD_POLICY } from '../entities/passwords.ts';
import { bindTrust } from '../grants/trust-principals.ts';
import { outsiderIdentity, rootIdentity, userIdentity } from '../identity/identities.ts';
import { drawAccessKeyId, drawMfaSeed, drawSecret, drawUniqueId } from '../identity/new-ids.ts';
import { parsePolicy } from '../policy/parse.ts';
import type { PolicyKind } from '../policy/document.ts';
import { restamp, type AccessKey, type Entity, type IamState, type Tag } from '../state.ts';
import type {
  DocumentSpec,
  IamSpec,
  KeySpec,
  MfaSpec,
  OutsiderSpec,
  PolicySpec,
  RoleSpec,
  TrustSpec,
  UserSpec,
} from './spec.ts';

type Ctx = ServiceContext<IamState>;

/** Everything that was there before the story begins is this old unless the spec says otherwise. */
const USUAL_AGE_DAYS = 240;

/** Seeds an empty IAM. Throws (our mistake, not a caller's) when the spec contradicts itself. */
export function seedIam(ctx: Ctx, spec: IamSpec): void {
  const { state } = ctx;
  if (spec.alias !== undefined) state.alias = spec.alias;
  if (spec.organizationId !== undefined) state.organizationId = spec.organizationId;
  if (spec.passwordPolicy) {
    state.passwordPolicy = Object.freeze({ ...DEFAULT_PASSWORD_POLICY, ...spec.passwordPolicy });
  }
  const levels = spec.scps ?? [];
  state.scps = Object.freeze(levels.map((level) => level.map((text) => checked(text, 'scp'))));
  for (const policy of spec.policies ?? []) seedPolicy(ctx, policy);
  for (const group of spec.groups ?? []) {
    state.groups.set(group.name, Object.freeze(entityOf(ctx, group, 'group')));
  }
  for (const user of spec.users ?? []) seedUser(ctx, user);
  for (const role of spec.roles ?? []) seedRole(ctx, role);
  for (const outsider of spec.outsiders ?? []) seedOutsider(ctx, outsider);
  seedRoot(ctx, spec.root ?? {});
  restamp(state);
}

function seedPolicy(ctx: Ctx, spec: PolicySpec): void {
  const path = spec.path ?? '/';
  const arn = `arn:aws:iam::${ctx.account}:policy${path}${spec.name}`;
  const createdAt = ageOf(ctx, spec.createdDaysAgo);
  const text = checked(spec.document, 'managed');
  ctx.state.policies.set(
    arn,
    Object.freeze({
      name: spec.name,
      id: drawUniqueId(ctx.random('ids'), 'ANPA'),
      arn,
      path,
      ...(spec.description === undefined ? {} : { description: spec.description }),
      createdAt,
      updatedAt: createdAt,
      tags: [],
      versions: Object.freeze([Object.freeze({ id: 'v1', text, createdAt })]),
      defaultVersion: 'v1',
      nextVersion: 2,
    }),
  );
}

function seedUser(ctx: Ctx, spec: UserSpec): void {
  const { state } = ctx;
  const entity = entityOf(ctx, spec, 'user');
  for (const group of spec.groups ?? []) {
    assert(state.groups.has(group), `user ${spec.name}: there is no group ${group}`);
  }
  const keys = (spec.keys ?? []).map((key) =>
    seedKey(ctx, key, { userName: spec.name, identity: (id) => userIdentity(entity, id) }),
  );
  const { password } = spec;
  const { createdAt } = entity;
  const login = password === undefined ? undefined : { password, createdAt, changedAt: createdAt };
  state.users.set(
    spec.name,
    Object.freeze({
      ...entity,
      tags: tagsOf(spec.tags),
      groups: spec.groups ?? [],
      keys,
      mfa: (spec.mfa ?? []).map((device) => seedDevice(ctx, device, spec.name)),
      ...(spec.boundary === undefined ? {} : { boundary: policyArn(ctx, spec.boundary) }),
      ...(login ? { login: Object.freeze({ ...login, mustReset: false }) } : {}),
    }),
  );
}

function seedRole(ctx: Ctx, spec: RoleSpec): void {
  const { linkedService } = spec;
  const path = linkedService === undefined ? spec.path : `/aws-service-role/${linkedService}/`;
  const entity = entityOf(ctx, path === undefined ? spec : { ...spec, path }, 'role');
  const trust = checked(trustOf(spec.trust), 'trust');
  ctx.state.roles.set(
    spec.name,
    Object.freeze({
      ...entity,
      tags: tagsOf(spec.tags),
      trust: bindTrust(ctx.state, ctx.account, trust),
      maxSessionSeconds: spec.maxSessionSeconds ?? 3600,
      assumableAt: entity.createdAt,
      ...(spec.description === undefined ? {} : { description: spec.description }),
      ...(spec.boundary === undefined ? {} : { boundary: policyArn(ctx, spec.boundary) }),
      ...(linkedService === undefined ? {} : { linkedService }),
    }),
  );
  if (!spec.isForInstances) return;
  ctx.state.instanceProfiles.set(
    spec.name,
    Object.freeze({
      name: spec.name,
      id: drawUniqueId(ctx.random('ids'), 'AIPA'),
      arn: `arn:aws:iam::${ctx.account}:instance-profile/${spec.name}`,
      path: '/',
      createdAt: entity.createdAt,
      roles: [spec.name],
    }),
  );
}

function seedOutsider(ctx: Ctx, spec: OutsiderSpec): void {
  const stream = ctx.random('ids');
  const principalId = spec.principalId ?? drawUniqueId(stream, 'AIDA');
  ctx.state.keys.set(
    spec.accessKeyId,
    Object.freeze({
      id: spec.accessKeyId,
      secret: drawSecret(stream),
      isActive: true,
      createdAt: ageOf(ctx, undefined),
      identity: outsiderIdentity({ ...spec, principalId }),
    }),
  );
}

function seedRoot(ctx: Ctx, spec: NonNullable<IamSpec['root']>): void {
  const { account } = ctx;
  const keys = (spec.keys ?? []).map((key) =>
    seedKey(ctx, key, { identity: (id) => rootIdentity(account, id) }),
  );
  ctx.state.root = Object.freeze({
    email: spec.email ?? 'root@example.com',
    ...(spec.password === undefined ? {} : { password: spec.password }),
    mfa: (spec.mfa ?? []).map((device) => seedDevice(ctx, device, 'root')),
    keys,
  });
}

function seedKey(
  ctx: Ctx,
  spec: KeySpec,
  owner: Pick<AccessKey, 'userName'> & { identity: (id: string) => AccessKey['identity'] },
): string {
  const stream = ctx.random('ids');
  const id = spec.id ?? drawAccessKeyId(stream, 'AKIA');
  assert(!ctx.state.keys.has(id), `two keys ${id}`);
  ctx.state.keys.set(
    id,
    Object.freeze({
      id,
      secret: spec.secret ?? drawSecret(stream),
      ...(owner.userName === undefined ? {} : { userName: owner.userName }),
      isActive: spec.isActive ?? true,
      createdAt: ageOf(ctx, spec.createdDaysAgo),
      identity: owner.identity(id),
    }),
  );
  return id;
}

function seedDevice(ctx: Ctx, spec: MfaSpec, owner: string): string {
  const kind = spec.kind ?? 'virtual';
  const form = kind === 'virtual' ? 'mfa' : 'u2f/user';
  const serial = `arn:aws:iam::${ctx.account}:${form}/${spec.name}`;
  ctx.state.mfaDevices.set(
    serial,
    Object.freeze({
      serial,
      name: spec.name,
      seed: drawMfaSeed(ctx.random('ids')),
      ...(spec.code === undefined ? {} : { fixedCode: spec.code }),
      kind,
      owner,
      enabledAt: ageOf(ctx, undefined),
    }),
  );
  return serial;
}

function entityOf(
  ctx: Ctx,
  spec: Pick<UserSpec, 'name' | 'path' | 'policies' | 'inline' | 'createdDaysAgo'>,
  kind: 'user' | 'group' | 'role',
): Entity {
  const path = spec.path ?? '/';
  const prefix = kind === 'user' ? 'AIDA' : kind === 'role' ? 'AROA' : 'AGPA';
  return {
    name: spec.name,
    id: drawUniqueId(ctx.random('ids'), prefix),
    arn: `arn:aws:iam::${ctx.account}:${kind}${path}${spec.name}`,
    path,
    createdAt: ageOf(ctx, spec.createdDaysAgo),
    inline: Object.entries(spec.inline ?? {}).map(([name, text]) =>
      Object.freeze({ name, text: checked(text, 'inline') }),
    ),
    attached: (spec.policies ?? []).map((name) => policyArn(ctx, name)),
  };
}

/** Finds a policy by ARN or by name, AWS's own before the account's. */
function policyArn(ctx: Ctx, name: string): string {
  if (AWS_MANAGED.has(name) || ctx.state.policies.has(name)) return name;
  for (const policies of [AWS_MANAGED, ctx.state.policies]) {
    for (const policy of policies.values()) if (policy.name === name) return policy.arn;
  }
  throw new RangeError(`the world names a policy that does not exist: ${name}`);
}

function checked(written: DocumentSpec, kind: PolicyKind): string {
  const text = typeof written === 'string' ? written : JSON.stringify(written);
  const parsed = parsePolicy(text, kind);
  assert(
    parsed.ok,
    `a policy of the world is malformed: ${parsed.ok ? '' : parsed.message} ${text}`,
  );
  return text;
}

function trustOf(written: RoleSpec['trust']): DocumentSpec {
  if (typeof written === 'string' || 'Statement' in written) return written;
  const { service, aws, externalId, needsMfa } = written as TrustSpec;
  const condition = {
    ...(externalId === undefined ? {} : { StringEquals: { 'sts:ExternalId': externalId } }),
    ...(needsMfa ? { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } : {}),
  };
  const hasCondition = Object.keys(condition).length > 0;
  const principal = { ...(service ? { Service: service } : {}), ...(aws ? { AWS: aws } : {}) };
  const statement = { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' };
  return {
    Version: '2012-10-17',
    Statement: [hasCondition ? { ...statement, Condition: condition } : statement],
  };
}

function tagsOf(tags: Readonly<Record<string, string>> | undefined): Tag[] {
  return Object.entries(tags ?? {}).map(([Key, Value]) => Object.freeze({ Key, Value }));
}

function ageOf(ctx: Ctx, days: number | undefined): number {
  return ctx.now - (days ?? USUAL_AGE_DAYS) * DAY_MS;
}
