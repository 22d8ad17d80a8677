import { describe, expect, it } from 'vitest';
import vectors from './cloudwatch-logs.json' with { type: 'json' };
import { logs } from '../../src/services/logs/index.ts';
import { ProbeWorld } from '../support/probe-world.ts';

interface Vector {
  readonly id: string;
  readonly kind: string;
  readonly api: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly setup?: {
    readonly logGroups?: readonly string[];
    readonly logStreams?: Readonly<Record<string, readonly string[]>>;
  };
  readonly streams?: Readonly<Record<string, readonly { timestamp: number; message: string }[]>>;
  readonly calls?: readonly {
    readonly request: Readonly<Record<string, unknown>>;
    readonly messages: readonly string[];
    readonly nextForwardTokenEqualsRequestToken?: boolean;
  }[];
  readonly expect: { readonly error: string; readonly messageContains?: readonly string[] };
}

const cases = vectors.cases as unknown as readonly Vector[];
const ofKind = (kind: string) =>
  cases.filter((vector) => vector.kind === kind).map((vector) => [vector.id, vector] as const);
const GROUP = '/sim/app';

describe('error vectors of CloudWatch Logs', () => {
  it.each(ofKind('error'))('%s', (_id, { api, request, setup, expect: expected }) => {
    const world = new ProbeWorld([logs]);
    for (const logGroupName of setup?.logGroups ?? []) {
      world.ok('logs:CreateLogGroup', { logGroupName });
    }
    for (const [logGroupName, streams] of Object.entries(setup?.logStreams ?? {})) {
      for (const logStreamName of streams) {
        world.ok('logs:CreateLogStream', { logGroupName, logStreamName });
      }
    }
    const refusal = world.refused(`logs:${api}`, request);
    expect(refusal.split(':')[0]).toBe(expected.error);
    for (const part of expected.messageContains ?? []) expect(refusal).toContain(part);
  });
});

describe('retrieval vectors of CloudWatch Logs', () => {
  it.each(ofKind('retrieval'))('%s', (_id, { api, streams, calls }) => {
    const world = new ProbeWorld([logs], {
      logs: { groups: [{ name: GROUP, streams: Object.keys(streams!) }] },
    });
    const context = world.world.context('logs');
    for (const [stream, events] of Object.entries(streams!)) {
      const handle = context.logs.stream(GROUP, stream);
      for (const { timestamp, message } of events) context.logs.append(handle, timestamp, message);
    }
    let previous: Record<string, unknown> = {};
    for (const { request, messages, nextForwardTokenEqualsRequestToken } of calls!) {
      const filled = Object.entries(request).map(([name, value]) =>
        typeof value === 'string' && value.startsWith('$prev.')
          ? [name, previous[value.slice(6)]]
          : [name, value],
      );
      const asked = Object.fromEntries(filled) as Record<string, unknown>;
      previous = world.ok(`logs:${api}`, { logGroupName: GROUP, ...asked });
      const events = previous['events'] as readonly { message: string }[];
      expect(events.map(({ message }) => message)).toEqual(messages);
      if (nextForwardTokenEqualsRequestToken) {
        expect(previous['nextForwardToken']).toBe(asked['nextToken']);
      }
    }
  });
});
