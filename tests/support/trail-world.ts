/**
 * A world whose CloudTrail and CloudWatch Logs are real: people sign their calls with the user's
 * name as key, S3 keeps what it is given, EC2 and IAM know two operations each.
 */
import { MODEL_LAWS } from '../../src/aws/model/check.ts';
import { awsError } from '../../src/aws/errors.ts';
import type { CallRequest, Identity, Outcome, Params } from '../../src/gateway/call.ts';
import type { LazyText } from '../../src/gateway/ports.ts';
import { operation, service, type AnyOperation } from '../../src/gateway/service.ts';
import { cloudtrail } from '../../src/services/cloudtrail/index.ts';
import type { CloudTrailSeed } from '../../src/services/cloudtrail/seed.ts';
import { logs } from '../../src/services/logs/index.ts';
import { packFrozen, unpackFrozen } from '../../src/storage/frozen.ts';
import type { WorldState } from '../../src/world/state.ts';
import { openWorld, restoreWorld, type World } from '../../src/world/world.ts';

export const START = 1_772_431_200_000; // Monday 2026-03-02 06:00 UTC
export const HOME = 'eu-west-1';
export const ACCOUNT = '111122223333';

interface BucketState {
  readonly objects: Map<string, string | LazyText>;
}

interface CastState {
  readonly points: { name: string; at: number; value: number }[];
  readonly names: string[];
}

const cast = service<CastState>({
  name: 'cast',
  title: 'People and metrics of tests',
  eventSource: 'cast.amazonaws.com',
  iamPrefix: 'cast',
  endpoint: 'cast',
  protocol: 'internal',
  empty: () => ({ points: [], names: [] }),
  operations: [],
  provides: {
    identify: (ctx, { credential, at }) => personOf(ctx.account, credential, at),
    metrics: {
      series: ({ state }, { name }) => state.names.push(name) - 1,
      put: ({ state }, handle, { at, value }) =>
        void state.points.push({ name: state.names[handle]!, at, value }),
      putSet: ({ state }, handle, { at, sum }) =>
        void state.points.push({ name: state.names[handle]!, at, value: sum }),
      putValues: () => undefined,
    },
  },
});

function personOf(accountId: string, credential: CallRequest['credential'], at: number): Identity {
  if (credential.kind === 'service') {
    const { principal } = credential;
    return {
      type: 'AWSService',
      accountId,
      principalId: principal,
      arn: '',
      invokedBy: principal,
    };
  }
  const userName = credential.kind === 'key' ? credential.accessKeyId : 'nobody';
  const arn = `arn:aws:iam::${accountId}:user/${userName}`;
  const accessKeyId = `AKIA${userName.toUpperCase()}`;
  if (at < 0) throw new Error('time began later');
  return { type: 'IAMUser', accountId, principalId: 'AIDAX', arn, userName, accessKeyId };
}

const plain = (name: string, readOnly: boolean, result: () => object = () => ({})) =>
  operation<object, object>({
    name,
    readOnly,
    trail: { category: 'management' },
    run: () => result(),
  });

const fails = (name: string, code: string, message: string) =>
  operation<object, object>({
    name,
    readOnly: true,
    trail: { category: 'management' },
    run: () => {
      throw awsError(code, message, { status: 503 });
    },
  });

const stub = (name: string, protocol: 'ec2' | 'query', operations: readonly AnyOperation[]) =>
  service<object>({
    name,
    title: name,
    eventSource: `${name}.amazonaws.com`,
    iamPrefix: name,
    endpoint: `${name}.{region}.amazonaws.com`,
    protocol,
    global: name === 'iam',
    empty: () => ({}),
    operations,
  });

/** One bucket's policy names the trail that may come to it. */
function requireAudit(bucket: string, { sourceArn }: { readonly sourceArn?: string }): void {
  if (bucket !== 'bucket-of-audit') return;
  if (sourceArn === `arn:aws:cloudtrail:${HOME}:${ACCOUNT}:trail/audit`) return;
  throw awsError('AccessDenied', 'no', { status: 403 });
}

const s3 = service<BucketState>({
  name: 's3',
  title: 'S3',
  eventSource: 's3.amazonaws.com',
  iamPrefix: 's3',
  endpoint: 's3.{region}.amazonaws.com',
  protocol: 'rest-xml',
  empty: () => ({ objects: new Map() }),
  operations: [
    operation<BucketState, { Bucket: string; Key: string; Body: string | LazyText }>({
      name: 'PutObject',
      readOnly: false,
      trail: { category: 'data', dataResourceType: 'AWS::S3::Object' },
      run: (ctx, { Bucket, Key, Body }) => {
        requireAudit(Bucket, ctx.request);
        ctx.state.objects.set(`${Bucket}/${Key}`, Body);
        return {};
      },
    }),
    operation<BucketState, { Bucket: string }>({
      name: 'GetBucketAcl',
      readOnly: true,
      trail: { category: 'management' },
      run: ({ request }, { Bucket }) => {
        requireAudit(Bucket, request);
        if (Bucket === 'no-such-bucket') throw awsError('NoSuchBucket', 'no', { status: 404 });
        if (Bucket === 'closed-bucket') throw awsError('AccessDenied', 'no', { status: 403 });
        return {};
      },
    }),
  ],
});

const FITTINGS = {
  services: [
    cast,
    cloudtrail,
    logs,
    s3,
    stub('ec2', 'ec2', [
      plain('DescribeInstances', true),
      plain('StopInstances', false),
      fails('DescribeVolumes', 'RequestLimitExceeded', 'Request limit exceeded.'),
    ]),
    stub('iam', 'query', [plain('CreateUser', false), plain('ListUsers', true)]),
  ],
  residents: [],
  model: MODEL_LAWS,
};

export class TrailWorld {
  world: World;

  constructor(seed: CloudTrailSeed = {}, groups: readonly string[] = []) {
    const home = { cloudtrail: seed, logs: { groups: groups.map((name) => ({ name })) } };
    const spec = {
      id: 'trail',
      version: '1',
      account: ACCOUNT,
      homeRegion: HOME,
      start: START,
      historyDays: 0,
      regions: { [HOME]: home, 'us-east-1': {} },
      residents: {},
      modulations: [],
    };
    this.world = openWorld(spec, 7, FITTINGS);
  }

  /** `name` is `cloudtrail:CreateTrail`; `who` a user's name. */
  call(name: string, params: Params = {}, { who = 'ana', region = HOME } = {}): Outcome {
    const [serviceName, operationName] = name.split(':') as [string, string];
    return this.world.submit({
      service: serviceName,
      operation: operationName,
      region,
      params,
      credential: { kind: 'key', accessKeyId: who },
      via: 'cli',
      userAgent: 'aws-cli/2.17.32',
      sourceIp: '198.51.100.23',
    });
  }

  /** The answer of a call that must succeed; a second passes, for the rate limits. */
  ok(name: string, params: Params = {}, more = {}): Record<string, unknown> {
    const outcome = this.call(name, params, more);
    if (!outcome.ok) throw new Error(`${name}: ${outcome.error.code}: ${outcome.error.message}`);
    this.pass(1_000);
    return outcome.result as Record<string, unknown>;
  }

  /** `Code: message` of a call that must be refused. */
  refused(name: string, params: Params = {}, more = {}): string {
    const outcome = this.call(name, params, more);
    this.pass(1_000);
    return outcome.ok ? 'accepted' : `${outcome.error.code}: ${outcome.error.message}`;
  }

  pass(ms: number): void {
    this.world.advance(this.world.now + ms);
  }

  /** Goes on from a copy of the state, as after a save. */
  saveAndReload(): void {
    const kept = structuredClone(packFrozen(this.world.snapshot()));
    this.world = restoreWorld(unpackFrozen(kept) as WorldState, FITTINGS);
  }

  /** Event history through an observer's eyes. */
  history(params: Params = {}, region = HOME): Record<string, unknown>[] {
    const outcome = this.world.peek({
      service: 'cloudtrail',
      operation: 'LookupEvents',
      params,
      region,
    });
    if (!outcome.ok) throw new Error(outcome.error.message);
    return outcome.result['Events'] as Record<string, unknown>[];
  }

  /** Messages of a log group, as readers see them. */
  messages(group: string): Record<string, unknown>[] {
    const params = { logGroupName: group, startTime: 0 };
    const outcome = this.world.peek({ service: 'logs', operation: 'FilterLogEvents', params });
    if (!outcome.ok) throw new Error(outcome.error.message);
    const events = outcome.result['events'] as { message: string }[];
    return events.map(({ message }) => JSON.parse(message) as Record<string, unknown>);
  }

  /** Keys and texts of the objects S3 was given. */
  files(): { key: string; text: string }[] {
    const { objects } = this.world.context('s3').state as BucketState;
    return [...objects].map(([key, body]) => ({
      key,
      text: this.world.door.render(body, HOME),
    }));
  }
}
