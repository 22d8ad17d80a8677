import { describe, expect, it } from 'vitest';
import vectors from './cloudwatch-logs.json' with { type: 'json' };
import { judgeBatch } from '../../src/services/logs/events/ingest.ts';
import { utf8Length } from '../../src/services/logs/events/message.ts';
import {
  extract,
  extractedValues,
  parseValueSource,
} from '../../src/services/logs/metric-filters/extract.ts';
import {
  closeMinute,
  minuteOf,
  noteEvent,
  type OpenMinutes,
} from '../../src/services/logs/metric-filters/minutes.ts';
import { compilePattern, patternMatches } from '../../src/services/logs/patterns/pattern.ts';
import { textSubject } from '../../src/services/logs/patterns/subject.ts';

interface Vector {
  readonly id: string;
  readonly kind: string;
  readonly pattern?: string;
  readonly messages?: readonly string[];
  readonly transformation?: Transformation;
  readonly events?: readonly { timestamp: number; message: string }[];
  readonly now?: number;
  readonly retentionInDays?: number | null;
  readonly logEvents?: readonly { timestamp: number; message: string }[];
  readonly expect: Readonly<Record<string, unknown>>;
}

interface Transformation {
  readonly metricValue: string;
  readonly defaultValue?: number;
  readonly dimensions?: Readonly<Record<string, string>>;
}

const cases = vectors.cases as unknown as readonly Vector[];
const ofKind = (kind: string) =>
  cases.filter((vector) => vector.kind === kind).map((vector) => [vector.id, vector] as const);

describe('filter pattern vectors', () => {
  it.each(ofKind('filterPattern'))('%s', (_id, vector) => {
    const pattern = compilePattern(vector.pattern!);
    const subjects = vector.messages!.map((message) => textSubject(message));
    const matches = subjects.flatMap((subject, index) =>
      patternMatches(pattern, subject) ? [index] : [],
    );
    expect(matches).toEqual(vector.expect['matches']);
    const extracted = vector.expect['extracted'];
    if (extracted) {
      const values = matches.map((index) => extractedValues(pattern, subjects[index]!));
      expect(values.map((map) => Object.fromEntries(map))).toEqual(extracted);
    }
  });
});

describe('metric filter vectors', () => {
  it.each(ofKind('metricFilter'))('%s', (_id, vector) => {
    const expected = vector.expect['datapoints'] as readonly Datapoint[];
    const found = datapoints(vector);
    const comparable = found.map((point, index) =>
      expected[index]?.sampleCount === undefined ? { ...point, sampleCount: undefined } : point,
    );
    expect(comparable).toEqual(expected.map((point) => ({ dimensions: undefined, ...point })));
  });
});

describe('ingest vectors', () => {
  it.each(ofKind('ingest'))('%s', (_id, vector) => {
    const events = vector.logEvents!;
    const verdict = judgeBatch(
      events.map(({ timestamp, message }) => ({ timestamp, bytes: utf8Length(message) })),
      { now: vector.now!, retentionDays: vector.retentionInDays ?? undefined },
    );
    if (!verdict.ok) {
      expect(vector.expect['error']).toBe('InvalidParameterException');
      for (const part of (vector.expect['messageContains'] ?? []) as readonly string[]) {
        expect(verdict.message).toContain(part);
      }
      return;
    }
    const accepted = events.flatMap((_, index) =>
      index >= verdict.start && index < verdict.end ? [index] : [],
    );
    expect(accepted).toEqual(vector.expect['accepted']);
    expect(verdict.rejected).toEqual(vector.expect['rejectedLogEventsInfo']);
  });
});

interface Datapoint {
  readonly minute: number;
  readonly sum: number;
  readonly sampleCount?: number | undefined;
  readonly dimensions?: Readonly<Record<string, string>> | undefined;
}

function datapoints(vector: Vector): Datapoint[] {
  const transformation = vector.transformation!;
  const pattern = compilePattern(vector.pattern!);
  const program = {
    pattern,
    value: parseValueSource(transformation.metricValue, pattern)!,
    dimensions: Object.entries(transformation.dimensions ?? {}).map(([name, text]) => ({
      name,
      source: parseValueSource(text, pattern)!,
    })),
  };
  const points = new Map<string, Datapoint>();
  const add = (minute: number, value: number, dimensions?: Record<string, string>): void => {
    const key = `${minute} ${JSON.stringify(dimensions)}`;
    const { sum, sampleCount } = points.get(key) ?? { sum: 0, sampleCount: 0 };
    points.set(key, { minute, sum: sum + value, sampleCount: sampleCount! + 1, dimensions });
  };
  const open: OpenMinutes = new Map();
  for (const event of vector.events!) {
    const extraction = extract(program, textSubject(event.message));
    noteEvent(open, event.timestamp, extraction);
    if (typeof extraction === 'string') continue;
    const dimensions = extraction.dimensions.map(({ Name, Value }) => [Name, Value]);
    add(
      minuteOf(event.timestamp),
      extraction.value,
      dimensions.length > 0 ? Object.fromEntries(dimensions) : undefined,
    );
  }
  const { defaultValue } = transformation;
  for (const minute of [...open.keys()]) {
    if (closeMinute(open, minute) && defaultValue !== undefined) add(minute, defaultValue);
  }
  return [...points.values()];
}
