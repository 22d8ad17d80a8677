/** Records of a small cast, the same for the same number: for tests and benchmarks of the store. */
import type { Identity, Params } from '../../src/gateway/call.ts';
import { hashPair } from '../../src/services/cloudtrail/store/record-ids.ts';
import type { Draft, OperationMark } from '../../src/services/cloudtrail/store/store.ts';

export const START = 1_772_431_200_000; // Monday 2026-03-02 06:00 UTC

const mark = (service: string, name: string, isRead: boolean): OperationMark =>
  Object.freeze({ service, operation: name, source: `${service}.amazonaws.com`, name, isRead });

const MARKS = [
  mark('ec2', 'DescribeInstances', true),
  mark('ec2', 'DescribeSecurityGroups', true),
  mark('ec2', 'StopInstances', false),
  mark('iam', 'ListUsers', true),
  mark('iam', 'CreateAccessKey', false),
  mark('s3', 'GetBucketAcl', true),
];

const ACCOUNT = '111122223333';

const USERS: readonly Identity[] = ['ana', 'bilal', 'chidi', 'dora'].map((userName, i) =>
  Object.freeze({
    type: 'IAMUser',
    accountId: ACCOUNT,
    principalId: `AIDA${i}`,
    arn: `arn:aws:iam::${ACCOUNT}:user/${userName}`,
    userName,
    accessKeyId: `AKIA${i}`,
  } as const),
);

const SESSIONS: readonly Identity[] = Array.from({ length: 40 }, (_, i) =>
  Object.freeze({
    type: 'AssumedRole',
    accountId: ACCOUNT,
    principalId: 'AROAX:pipeline',
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/deploy-bot/pipeline`,
    accessKeyId: `ASIA${i}`,
    session: { createdAt: START, mfaAuthenticated: false },
  } as const),
);

const IDENTITIES = [...USERS, ...SESSIONS];
const PARAMS: readonly Params[] = Array.from({ length: 9 }, (_, i) =>
  Object.freeze({ InstanceIds: [`i-${i}`] }),
);
const USER_PARAMS: Params = Object.freeze({ UserName: 'ana' });

/** The `i`-th record: instants two seconds apart. */
export function draftOf(i: number): Draft {
  const pick = <T>(list: readonly T[], salt: number) => list[hashPair(i, salt) % list.length]!;
  const chosen = pick(MARKS, 1);
  return {
    at: START + i * 2_000,
    serial: i + 1,
    mark: chosen,
    identity: pick(IDENTITIES, 2),
    region: 'eu-west-1',
    address: `198.51.100.${hashPair(i, 3) % 200}`,
    agent: 'aws-cli/2.17.32',
    via: 'cli',
    params: chosen.service === 'iam' ? USER_PARAMS : pick(PARAMS, 4),
    result: null,
    failure: null,
    errorCode: '',
    refusedAt: null,
  };
}
