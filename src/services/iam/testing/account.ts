/** A small account for tests: IAM, STS and sign-in over a real world, with a readable trail. */
import type { CallRequest, Credential, Outcome } from '../../../gateway/call.ts';
import type { TrailEntry } from '../../../gateway/ports.ts';
import { service, type AnyService, type TrailParts } from '../../../gateway/service.ts';
import { check } from '../../../aws/model/check.ts';
import { operationKind } from '../../../aws/model/load.ts';
import { openWorld, type World } from '../../../world/world.ts';
import { signin } from '../../signin/index.ts';
import { sts } from '../../sts/index.ts';
import { iam } from '../index.ts';
import type { IamSpec } from '../seed/spec.ts';
import type { IamState } from '../state.ts';

export const ACCOUNT = '111122223333';
export const START = 1_772_431_200_000;

/** Keys of the people of the test account. */
export const ADMIN = 'AKIAADMINEXAMPLE0001';
export const DANA = 'AKIADANAEXAMPLE00001';

const PEOPLE: IamSpec = {
  users: [
    {
      name: 'admin',
      policies: ['AdministratorAccess'],
      keys: [{ id: ADMIN }],
      password: 'Correct-Horse-1',
      mfa: [{ name: 'admin', code: '123456' }],
    },
    { name: 'dana', keys: [{ id: DANA }], password: 'Battery-Staple-2' },
  ],
};

export interface TestAccount {
  readonly world: World;
  readonly trail: TrailEntry[];
  readonly state: IamState;
  /** Calls with a key id or a credential. */
  call(as: string | Credential, operation: string, params?: object): Outcome;
  /** The answer, or a thrown error when AWS refused. */
  ok(as: string | Credential, operation: string, params?: object): Record<string, unknown>;
  /** `Code: message` of a refusal. */
  refused(as: string | Credential, operation: string, params?: object): string;
  /** What the declaration makes of the last record. */
  parts(): TrailParts;
}

/** Operations are named `CreateUser` (IAM) or `sts.AssumeRole`. */
export function testAccount(spec: IamSpec = {}, extra: readonly AnyService[] = []): TestAccount {
  const trail: TrailEntry[] = [];
  const recorder = service<object>({
    name: 'recorder',
    title: 'Recorder',
    eventSource: 'recorder.amazonaws.com',
    iamPrefix: 'recorder',
    endpoint: 'recorder',
    protocol: 'internal',
    empty: () => ({}),
    operations: [],
    provides: { record: (_ctx, entry) => void trail.push(entry) },
  });
  const users = [...PEOPLE.users!, ...(spec.users ?? [])];
  const world = openWorld(
    {
      id: 'test',
      version: '1',
      account: ACCOUNT,
      homeRegion: 'eu-west-1',
      start: START,
      historyDays: 0,
      regions: { 'us-east-1': { iam: { ...spec, users } } },
      residents: {},
      modulations: [],
    },
    7,
    {
      services: [iam, sts, signin, recorder, ...extra],
      residents: [],
      model: {
        knows: (name, operation) => operationKind(name, operation) !== 'unknown',
        check: (name, operation, params) => {
          const result = check(name, operation, params);
          return result.ok ? null : { ...result.error, fault: 'client' };
        },
      },
    },
  );
  const call = (as: string | Credential, name: string, params: object = {}): Outcome =>
    world.submit(requestOf(as, name, params));
  return {
    world,
    trail,
    get state() {
      return world.context('iam').state as unknown as IamState;
    },
    call,
    ok(as, name, params) {
      const outcome = call(as, name, params);
      if (outcome.ok) return { ...outcome.result };
      throw new Error(`${outcome.error.code}: ${outcome.error.message}`);
    },
    refused(as, name, params) {
      const outcome = call(as, name, params);
      return outcome.ok ? 'accepted' : `${outcome.error.code}: ${outcome.error.message}`;
    },
    parts() {
      const { operation, call: made, identity, outcome } = trail.at(-1)!;
      return operation.trail.shape?.({ call: made, identity, outcome }) ?? {};
    },
  };
}

function requestOf(as: string | Credential, name: string, params: object): CallRequest {
  const dot = name.indexOf('.');
  return {
    service: dot < 0 ? 'iam' : name.slice(0, dot),
    operation: name.slice(dot + 1),
    region: 'eu-west-1',
    params: { ...params },
    credential: typeof as === 'string' ? { kind: 'key', accessKeyId: as } : as,
    via: 'cli',
    userAgent: 'aws-cli/2.17.32',
    sourceIp: '203.0.113.7',
  };
}

/** The key in an answer's Credentials. */
export function keyIn(answer: Record<string, unknown>): Credential {
  const { AccessKeyId, SessionToken } = answer['Credentials'] as Record<string, string>;
  return { kind: 'key', accessKeyId: AccessKeyId!, sessionToken: SessionToken };
}
