/** Canned views and mission for the gallery. */
import type { MissionState } from '../../worker/protocol.ts';
import type { TrailLanes, TrailRow, Views } from '../../worker/views.ts';

const MINUTE = 60_000;
export const FAKE_START = Date.UTC(2026, 2, 2, 9, 0);
export const FAKE_NOW = FAKE_START + 41 * MINUTE + 20_000;

export const FAKE_MISSION: MissionState = {
  scenario: {
    id: 'cpu-spike',
    title: 'First alarm',
    version: 1,
    seed: 7,
    start: FAKE_START,
    end: FAKE_START + 90 * MINUTE,
    historyFrom: FAKE_START - 14 * 24 * 60 * MINUTE,
  },
  family: 'performance',
  level: 1,
  minutes: 10,
  brief:
    'Ana goes on leave today. **Nobody** watches the ticket server.\n\n- Build an alarm above 80 %.\n- Have it tell the topic `on-call`.',
  simplified: 'Prices are not simulated.',
  goals: [
    {
      id: 'a',
      title: 'The on-call topic has a confirmed subscriber',
      status: 'met',
      words: 'learner@larkfield confirmed at 09:12.',
      optional: false,
    },
    {
      id: 'b',
      title: 'The alarm fires within ten minutes',
      status: 'unmet',
      words: 'Fires, but **9 minutes too late** in 2 of 5 nights.',
      optional: false,
    },
    { id: 'c', title: 'Quiet weeks stay quiet', status: 'open', words: '', optional: false },
  ],
  hints: [
    {
      id: 'h1',
      goalId: 'b',
      rung: 1,
      status: 'taken',
      text: 'Compare the two periods of this metric.',
    },
    { id: 'h2', goalId: 'b', rung: 2, status: 'offered', text: '' },
  ],
  feedback: [
    {
      id: 'f1',
      at: FAKE_NOW,
      misconception: 'M10',
      title: 'This set of dimensions has no points',
      text: 'You may have thought that a wrong dimension gives an error. The metric exists with `InstanceId i-0a1b2c3d4e5f60718`.',
      proof: { at: FAKE_NOW - 5 * MINUTE, route: '#/metrics', label: 'See which exist' },
    },
  ],
  pins: [
    {
      id: 'p1',
      kind: 'record',
      ref: 'e1',
      at: FAKE_NOW - 9 * MINUTE,
      title: 'StopInstances',
      detail: 'bilal from 203.0.113.20',
    },
    {
      id: 'p2',
      kind: 'datapoint',
      ref: 'cpu',
      at: FAKE_NOW - 5 * MINUTE,
      title: 'CPUUtilization 92 %',
      detail: 'web-1, Average',
    },
  ],
  claims: [{ id: 'c1', text: 'Bilal himself was at the keyboard.', answer: null }],
  canCheck: true,
  outcome: 'open',
};

function wave(length: number, gap: readonly [number, number] = [0, 0]): Float64Array {
  const values = new Float64Array(length);
  for (let i = 0; i < length; i += 1) {
    const value = 22 + 6 * Math.sin(i / 9) + ((i * 7919) % 5) + (i > length * 0.7 ? 50 : 0);
    values[i] = i >= gap[0] && i < gap[1] ? Number.NaN : value;
  }
  return values;
}

const NAMES = ['DescribeInstances', 'StopInstances', 'AssumeRole', 'PutMetricAlarm', 'GetObject'];
function row(index: number): TrailRow {
  const at = FAKE_NOW - index * 3 * MINUTE;
  const label = ['ana', 'bilal', 'deploy-bot / bilal-hotfix'][index % 3]!;
  return {
    eventId: `e${index}`,
    at,
    visibleAt: at + 4 * MINUTE,
    eventName: NAMES[index % 5]!,
    eventSource: 'ec2.amazonaws.com',
    region: 'eu-west-1',
    who: {
      key: label,
      label,
      kind: index % 3 === 2 ? 'role' : 'user',
      person: null,
      session: null,
      words: 'A role session; the person is not in this record.',
    },
    sourceIp: '203.0.113.20',
    userAgent: 'console',
    accessKeyId: null,
    errorCode: index % 4 === 3 ? 'AccessDenied' : null,
    readOnly: index % 5 === 0,
    category: 'Management',
    resources: [],
    own: false,
  };
}

function lanes(from: number, to: number): TrailLanes {
  const count = 400;
  const at = Float64Array.from(
    { length: count },
    (_, i) => from + ((i * 7919) % 997) * ((to - from) / 997),
  );
  at.sort();
  return {
    range: { from, to },
    lanes: [
      { key: 'ana', label: 'ana', kind: 'user', total: 130 },
      { key: 'bot', label: 'deploy-bot', kind: 'role', total: 200 },
      { key: 'svc', label: 'autoscaling', kind: 'service', total: 70 },
    ],
    at,
    lane: Uint16Array.from({ length: count }, (_, i) => (i * 31) % 3),
    flags: Uint8Array.from(
      { length: count },
      (_, i) => (i % 5 === 0 ? 0 : 1) | (i % 17 === 0 ? 2 : 0),
    ),
    ids: Array.from({ length: count }, (_, i) => `e${i}`),
    truncated: 0,
  };
}

const TABLE: { [K in keyof Views]?: (args: Views[K]['args']) => Views[K]['result'] } = {
  timeline: () => [
    { at: FAKE_START + 31 * MINUTE, kind: 'act', label: 'PutMetricAlarm', route: '#/alarms' },
    { at: FAKE_START + 36 * MINUTE, kind: 'alarm', label: 'cpu-high in alarm', route: '#/alarms' },
    { at: FAKE_START + 12 * MINUTE, kind: 'act', label: 'Subscribe', route: null },
  ],
  call: ({ callId }) => ({
    callId,
    at: FAKE_NOW,
    service: 'ec2',
    operation: 'StopInstances',
    region: 'eu-west-1',
    params: { InstanceIds: ['i-0a1b2c3d4e5f60718'] },
    result: { StoppingInstances: [{ InstanceId: 'i-0a1b2c3d4e5f60718' }] },
    error: null,
    record: { eventVersion: '1.11', eventName: 'StopInstances', readOnly: false },
    visibleAt: FAKE_NOW + 5 * MINUTE,
    noRecord: null,
    cli: 'aws ec2 stop-instances --instance-ids i-0a1b2c3d4e5f60718',
    sdk: "await client.send(new StopInstancesCommand({ InstanceIds: ['i-0a1b2c3d4e5f60718'] }));",
  }),
  series: ({ queries, from, to }) =>
    queries.map((query) => ({
      label: query.metric,
      unit: 'Percent',
      start: from,
      periodMs: MINUTE,
      values: wave(Math.floor((to - from) / MINUTE), [40, 48]),
    })),
  'alarm-states': ({ from, to }) => [
    { from, to: from + (to - from) * 0.2, state: 'INSUFFICIENT_DATA' },
    { from: from + (to - from) * 0.2, to: from + (to - from) * 0.7, state: 'OK' },
    { from: from + (to - from) * 0.7, to, state: 'ALARM' },
  ],
  'trail-lanes': ({ from, to }) => lanes(from, to),
  'trail-query': () => ({ total: 40, rows: Array.from({ length: 40 }, (_, i) => row(i)) }),
  'trail-record': ({ eventId }) => ({
    row: row(Number(eventId.slice(1)) || 1),
    record: {
      eventVersion: '1.11',
      eventName: 'StopInstances',
      userIdentity: { type: 'IAMUser', userName: 'bilal' },
      sourceIPAddress: '203.0.113.20',
    },
  }),
  'trail-insights': () => [],
  'account-map': () => ({ nodes: [], edges: [] }),
  inbox: () => [
    {
      id: 'm1',
      at: FAKE_NOW - 5 * MINUTE,
      channel: 'email',
      from: 'AWS Notifications <no-reply@sns.amazonaws.com>',
      to: 'learner@larkfield.example',
      subject: 'ALARM: "cpu-high" in EU (Ireland)',
      body: 'You are receiving this email because your Amazon CloudWatch Alarm "cpu-high" has entered the ALARM state.',
      read: false,
      link: null,
      topicArn: null,
    },
  ],
  ledger: () => [
    {
      service: 'ec2',
      operation: 'StopInstances',
      status: 'exact',
      readOnly: false,
      tests: 12,
      note: '',
    },
  ],
  search: () => [],
  debrief: () => null,
  calls: () => [],
};

export function fakeView<K extends keyof Views>(name: K, args: Views[K]['args']): unknown {
  return TABLE[name]?.(args) ?? null;
}
