import { describe, expect, it } from 'vitest';
import { evaluate, ExpressionError, fillProse, holds } from './expression.ts';
import { gradeReplay } from './graders/replay.ts';
import { loadYaml, tellProblems } from './load.ts';
import { scenarioSchema, type GradeOf } from './schema.ts';
import type { ReplayRun } from './session.ts';

const grade: GradeOf<'replay'> = {
  kind: 'replay',
  incidents: { seeds: [1, 2], start: 30, end: 80, runUntil: 120 },
  quiet: { seeds: [3, 4, 5], days: 7 },
  require: { caught: 2, withinMinutes: 10, falsePagesPerWeek: 0, pagesPerIncident: 1 },
};

const incident = (seed: number, pages: number[], detectMinutes: number | null): ReplayRun => ({
  seed,
  kind: 'incident',
  pagesAtMinutes: pages,
  detectMinutes,
});
const quiet = (seed: number, pages: number[] = []): ReplayRun => ({
  seed,
  kind: 'quiet',
  pagesAtMinutes: pages,
  detectMinutes: null,
});

describe('a replay grade', () => {
  it('is met when every incident is caught in time and quiet weeks stay quiet', () => {
    const runs = [incident(1, [36], 6), incident(2, [37], 7), quiet(3), quiet(4), quiet(5)];
    const report = gradeReplay(grade, runs);
    expect(report).toMatchObject({ met: true, caught: 2, falsePages: 0, medianDetectMinutes: 6 });
  });

  it('tells lateness, misses and false pages apart', () => {
    const runs = [incident(1, [49], 19), incident(2, [], null), quiet(3, [10]), quiet(4), quiet(5)];
    const report = gradeReplay(grade, runs);
    expect(report).toMatchObject({ met: false, late: 1, missed: 1, falsePages: 1 });
    expect(report.words).toContain('up to 9 minutes too late in 1');
    expect(report.words).toContain('1 false pages in 3 quiet weeks');
  });

  it('counts a page before the incident as a false one', () => {
    const runs = [incident(1, [5, 36], 6), incident(2, [36], 6), quiet(3), quiet(4), quiet(5)];
    expect(gradeReplay(grade, runs)).toMatchObject({ falsePages: 1, met: false });
  });
});

describe('an expression', () => {
  const facts = { alarms: [{ name: '__proto__', threshold: 20 }], minute: 31.25 };

  it('selects over the facts', () => {
    expect(holds('alarms[?threshold < `50`]', facts)).toBe(true);
    expect(holds('alarms[?threshold > `50`]', facts)).toBe(false);
    expect(evaluate('alarms[0].name', facts)).toBe('__proto__');
  });

  it('fills prose with plain text', () => {
    const prose = 'At {{minute}}: {{alarms[].name}} and {{nothing.here}}';
    expect(fillProse(prose, facts)).toBe('At 31.25: __proto__ and –');
  });

  it('says which expression cannot be read', () => {
    expect(() => evaluate('alarms[?', facts)).toThrow(ExpressionError);
  });
});

describe('a scenario file', () => {
  it('is refused with line and column of every problem', () => {
    const text = 'id: Bad Name\nversion: one\ntitle: x\nnonsense: 1\n';
    const loaded = loadYaml(text, scenarioSchema);
    expect(loaded.ok).toBe(false);
    const told = loaded.ok ? '' : tellProblems('scenario.yaml', loaded.problems);
    expect(told).toContain('scenario.yaml 1:5 id: use small letters');
    expect(told).toContain('scenario.yaml 2:10 version');
    expect(told).toContain('nonsense');
  });

  it('is refused when it is no YAML, too large or a bomb of aliases', () => {
    expect(loadYaml('a: [', scenarioSchema)).toMatchObject({ ok: false });
    expect(loadYaml('x'.repeat(600_000), scenarioSchema)).toMatchObject({ ok: false });
    const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [${'*a,'.repeat(60)}*a]\n`;
    expect(loadYaml(bomb, scenarioSchema)).toMatchObject({ ok: false });
  });
});
