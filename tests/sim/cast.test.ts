/** The people and the automation of Larkfield, as CloudTrail has them on an ordinary Monday. */
import { describe, expect, it } from 'vitest';
import type { CastConfig } from '../../src/actors/cast.ts';
import { eachOf, paramsOf, prepare } from '../../src/actors/step-params.ts';
import { parseInstant } from '../../src/aws/instant.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/kernel/clock.ts';
import { forkStream } from '../../src/kernel/random.ts';
import { SANDBOX_START, sandboxSpec } from '../../src/lessons/spec.ts';
import { recordsBetween, type TrailReader } from '../../src/services/cloudtrail/index.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import { openWorld } from '../../src/world/world.ts';
import { readWorld } from '../../tools/scenario-files.ts';

interface TrailRecord {
  readonly eventName: string;
  readonly eventSource: string;
  readonly eventTime: string;
  readonly errorCode?: string;
  readonly errorMessage?: string;
  readonly userAgent: string;
  readonly userIdentity: {
    readonly type: string;
    readonly arn?: string;
    readonly userName?: string;
    readonly invokedBy?: string;
  };
  readonly responseElements: Readonly<Record<string, string>> | null;
}

const file = readWorld('larkfield');
const MONDAY = SANDBOX_START - 6 * HOUR_MS;
const world = openWorld({ ...sandboxSpec(file, MONDAY), historyDays: 0.1 }, 7, FITTINGS);
world.advance(MONDAY + DAY_MS);
const records = recordsBetween(world.context('cloudtrail') as unknown as TrailReader, {
  from: MONDAY,
}) as unknown as TrailRecord[];

const timeOf = (record: TrailRecord) => parseInstant(record.eventTime)!;
const cast = file.residents['cast'] as CastConfig;

/** How many records have each of something. */
function counted<Key>(keyOf: (record: TrailRecord) => Key): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const record of records) counts.set(keyOf(record), (counts.get(keyOf(record)) ?? 0) + 1);
  return counts;
}

describe('the cast of Larkfield', () => {
  it('only does what is simulated, and draws from one list in a step', () => {
    const luck = forkStream(7, 'steps');
    const refused = new Set<string>();
    for (const step of Object.values(cast.playbooks).flat()) {
      const { service, operation, names } = prepare(step);
      expect(names.length, step.call).toBeLessThan(2);
      for (const nth of (eachOf(cast.picks, step) ?? [0]).keys()) {
        const params = paramsOf(cast.picks, step, { nth, luck });
        const outcome = world.peek({ service, operation, params, region: step.region });
        if (!outcome.ok) refused.add(outcome.error.code);
      }
    }
    expect([...refused].filter((code) => !code.startsWith('NoSuch')).sort()).toEqual([
      'InvalidInstanceID.NotFound',
      'ObjectLockConfigurationNotFoundError',
      'ReplicationConfigurationNotFoundError',
      'ResourceNotFoundException',
      // The role of the forgotten export, which is gone.
      'ValidationError',
    ]);
  });

  it('is busy by day and quiet by night, in bursts', () => {
    const hours = counted((record) => Math.floor((timeOf(record) - MONDAY) / HOUR_MS));
    const perMinute = (from: number, to: number) => {
      let sum = 0;
      for (let hour = from; hour < to; hour++) sum += hours.get(hour) ?? 0;
      return sum / (to - from) / 60;
    };
    expect(perMinute(8, 18)).toBeGreaterThan(7);
    expect(perMinute(8, 18)).toBeLessThan(15);
    expect(perMinute(20, 24)).toBeGreaterThan(1);
    expect(perMinute(20, 24)).toBeLessThan(4);
    const minutes = counted((record) => Math.floor(timeOf(record) / MINUTE_MS));
    expect(Math.max(...minutes.values())).toBeGreaterThan(100);
    expect(Math.max(...minutes.values())).toBeLessThan(220);
  });

  it('does many things, none of them most of the time', () => {
    const names = counted(({ eventSource, eventName }) => `${eventSource} ${eventName}`);
    expect(names.size).toBeGreaterThan(90);
    expect(Math.max(...names.values()) / records.length).toBeLessThan(0.2);
    const callers = counted(({ userIdentity: { arn, invokedBy } }) => arn ?? invokedBy);
    expect(callers.size).toBeGreaterThan(15);
    expect(Math.max(...callers.values()) / records.length).toBeLessThan(0.25);
  });

  it('is refused now and then, for the usual reasons', () => {
    const codes = counted(({ errorCode }) => errorCode);
    expect([...codes.keys()]).toEqual(
      expect.arrayContaining([
        'AccessDenied',
        'Client.InvalidInstanceID.NotFound',
        'NoSuchBucketPolicy',
        'NoSuchEntityException',
        'ResourceNotFoundException',
      ]),
    );
    expect((codes.get(undefined) ?? 0) / records.length).toBeGreaterThan(0.9);
  });

  it("comes with the agents of consoles, tools and services, S3's console with its own", () => {
    const agents = [...counted(({ userAgent }) => userAgent).keys()];
    for (const start of ['AWS Internal', '[S3Console/', 'APN/1.0 HashiCorp', 'CWAgent/', 'Boto3']) {
      expect(agents.some((agent) => agent.startsWith(start))).toBe(true);
    }
  });

  it('answers for its MFA device some seconds before it is signed in', () => {
    const isOf = (name: string) => (record: TrailRecord) => record.eventName === name;
    const checks = records.filter(isOf('CheckMfa'));
    const logins = records.filter(isOf('ConsoleLogin'));
    const succeeded = logins.filter(
      ({ responseElements }) => responseElements?.['ConsoleLogin'] === 'Success',
    );
    expect(succeeded.map(({ userIdentity }) => userIdentity.userName).sort()).toEqual([
      'ana',
      'bilal',
      'chidi',
    ]);
    for (const login of succeeded) {
      const { userName } = login.userIdentity;
      const check = checks.find(({ userIdentity }) => userIdentity.userName === userName)!;
      const seconds = (timeOf(login) - timeOf(check)) / 1_000;
      expect(seconds).toBeGreaterThanOrEqual(6);
      expect(seconds).toBeLessThanOrEqual(22);
    }
  });

  it('acts in a role between switching to it and leaving it', () => {
    const inRole = records.filter(({ userIdentity }) =>
      userIdentity.arn?.endsWith(':assumed-role/operator/bilal'),
    );
    expect(inRole[0]!.eventName).toBe('SwitchRole');
    const first = inRole.findIndex(({ eventName }) => eventName === 'ExitRole');
    const between = inRole.slice(1, first).map(({ eventName }) => eventName);
    expect(between).toContain('GetConsoleOutput');
    const next = inRole[first + 1];
    if (next) expect(next.eventName).toBe('SwitchRole');
  });
});
