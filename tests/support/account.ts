/**
 * A small world for the operation tests of a few services: no identities (everyone may do
 * everything), and a recorder in place of CloudWatch and CloudTrail that keeps what it is told.
 */
import { MODEL_LAWS } from '../../src/aws/model/check.ts';
import type { CallRequest, Credential, Identity, Outcome, Params } from '../../src/gateway/call.ts';
import type { SeriesName, TrailEntry } from '../../src/gateway/ports.ts';
import { service, type AnyService } from '../../src/gateway/service.ts';
import type { Instant } from '../../src/kernel/clock.ts';
import { openWorld, type World } from '../../src/world/world.ts';
import { misfits } from './answer-shape.ts';

export const MONDAY: Instant = 1_772_431_200_000;
export const REGION = 'eu-west-1';

export interface Point {
  readonly at: Instant;
  readonly value: number;
}

interface RecorderState {
  readonly names: SeriesName[];
  readonly points: Point[][];
  readonly trail: TrailEntry[];
}

const recorder = service<RecorderState>({
  name: 'recorder',
  title: 'Recorder of tests',
  eventSource: 'recorder.amazonaws.com',
  iamPrefix: 'recorder',
  endpoint: 'recorder',
  protocol: 'internal',
  empty: () => ({ names: [], points: [], trail: [] }),
  operations: [],
  provides: {
    identify: (ctx, { credential }) => identityOf(ctx.account, credential),
    record: (ctx, entry) => void ctx.state.trail.push(entry),
    metrics: {
      series: ({ state }, name) => {
        state.names.push(name);
        return state.points.push([]) - 1;
      },
      put: ({ state }, handle, point) => void state.points[handle]!.push(point),
      putSet: ({ state }, handle, set) =>
        void state.points[handle]!.push({ at: set.at, value: set.sum }),
      putValues: ({ state }, handle, { at, values, counts }) => {
        const sum = values.reduce((total, value, i) => total + value * (counts?.[i] ?? 1), 0);
        state.points[handle]!.push({ at, value: sum });
      },
    },
  },
});

/** Ana for everybody but services, which act in their roles. */
function identityOf(accountId: string, credential: Credential): Identity {
  if (credential.kind !== 'service') {
    const arn = `arn:aws:iam::${accountId}:user/ana`;
    return { type: 'IAMUser', accountId, principalId: 'AIDAEXAMPLEANA', arn, userName: 'ana' };
  }
  const { principal, roleName = '', sessionName = '' } = credential;
  const arn = `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`;
  const principalId = `AROAEXAMPLE:${sessionName}`;
  return { type: 'AssumedRole', accountId, principalId, arn, invokedBy: principal };
}

export interface Account {
  readonly world: World;
  /** Sends a call as an outsider and returns its answer; throws `Code: message` on refusal. */
  send<T = Record<string, unknown>>(service: string, operation: string, params?: Params): T;
  /** Sends a call and returns the outcome as it is. */
  outcome(service: string, operation: string, params?: Params): Outcome;
  /** Lets simulated time pass. */
  pass(ms: number): void;
  /** Points of a series named `AWS/EC2 CPUUtilization InstanceId=i-1`. */
  points(name: string): readonly Point[];
  /** The trail so far, newest last. */
  trail(): readonly TrailEntry[];
}

/** Opens an account at Monday 06:00 with the given services and seeds of the home Region. */
export function openAccount(
  services: readonly AnyService[],
  seeds: Readonly<Record<string, unknown>> = {},
): Account {
  const world = openWorld(
    {
      id: 'test',
      version: '1',
      account: '111122223333',
      homeRegion: REGION,
      start: MONDAY,
      historyDays: 0,
      regions: { [REGION]: seeds },
      residents: {},
      modulations: [],
    },
    7,
    { services: [...services, recorder], residents: [], model: MODEL_LAWS },
  );
  const state = world.context('recorder').state as RecorderState;
  const outcome = (name: string, operation: string, params: Params = {}): Outcome =>
    world.submit(requestOf(name, operation, params));
  return {
    world,
    outcome,
    send: <T>(name: string, operation: string, params?: Params): T => {
      const answer = outcome(name, operation, params);
      if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
      const wrong = misfits(name, operation, answer.result);
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
      return answer.result as T;
    },
    pass: (ms) => world.advance(world.now + ms),
    points: (name) => {
      const index = state.names.findIndex((series) => nameOf(series) === name);
      return index < 0 ? [] : state.points[index]!;
    },
    trail: () => state.trail,
  };
}

function nameOf({ namespace, name, dimensions }: SeriesName): string {
  return [namespace, name, ...dimensions.map(([key, value]) => `${key}=${value}`)].join(' ');
}

function requestOf(service: string, operation: string, params: Params): CallRequest {
  return {
    service,
    operation,
    region: REGION,
    params,
    credential: { kind: 'anonymous' },
    via: 'cli',
    userAgent: 'aws-cli/2.17.32',
    sourceIp: '192.0.2.10',
  };
}
