import { describe, expect, it } from 'vitest';
import { worldSpecOf } from '../../lessons/spec.ts';
import { FITTINGS } from '../../world/fittings.ts';
import { openWorld } from '../../world/world.ts';
import { scenarioRef } from '../play.ts';
import { LIBRARY } from './library.ts';
import type { Ground, Story } from './story.ts';

/** A mission over a world that lived a few hours, on a ground that only counts changes. */
async function played(id: string, kept: unknown = null, change = (story: Story) => story) {
  const story = change((await LIBRARY.load(id)) as Story);
  const spec = worldSpecOf(story.scenario!, story.file, { seed: 7, historyDays: 0.1 });
  const world = openWorld(spec, 7, FITTINGS);
  world.advance(story.start);
  const learner = story.signIn(world);
  const changes = { count: 0 };
  const reports: unknown[] = [];
  const ground: Ground = {
    story,
    scenario: scenarioRef(story, 7),
    now: () => world.now,
    world: () => world,
    peek: (look) => world.peek(look),
    journal: () => world.state.journal,
    snapshot: () => world.snapshot(),
    learner: () => learner,
    act: (request) => world.submit(request),
    report: (busy) => void reports.push(busy),
    breathe: () => Promise.resolve(),
    changed: () => void (changes.count += 1),
  };
  return { story, world, changes, reports, mission: LIBRARY.startMission(ground, kept)! };
}

describe('a mission', () => {
  it('tells brief, open goals and hints that are not yet taken', async () => {
    const { mission } = await played('cpu-spike');
    const state = (await mission.state())!;
    expect(state.brief).not.toBe('');
    expect(state.goals.length).toBeGreaterThan(0);
    expect(state.outcome).toBe('open');
    expect(state.hints.every(({ status, text }) => status === 'taken' || text === '')).toBe(true);
    expect(mission.summary()).toMatchObject({ met: 0, solved: false, hintOffered: false });
  });

  it('comes back from what is kept: pins, hints, claims', async () => {
    const { mission, changes, world } = await played('cpu-spike');
    const pin = {
      kind: 'record',
      ref: '__proto__',
      at: world.now,
      title: '<b>',
      detail: '',
    } as const;
    const { pins } = await mission.pin(pin);
    expect(pins).toEqual([{ id: pins[0]!.id, ...pin }]);
    const { claims } = await mission.state().then((state) => state!);
    if (claims[0]) await mission.claim(claims[0].id, 'unknown');
    expect(changes.count).toBeGreaterThan(0);
    const kept: unknown = JSON.parse(JSON.stringify(mission.kept()));
    const again = (await (await played('cpu-spike', kept)).mission.state())!;
    expect(again.pins).toEqual(pins);
    if (claims[0]) expect(again.claims[0]!.answer).toBe('unknown');
    expect((await mission.unpin(pins[0]!.id)).pins).toEqual([]);
  });

  it('that was watched says so', async () => {
    const { mission } = await played('cpu-spike');
    const state = await mission.showSolution();
    expect(state.outcome).toBe('watched');
  });

  it('checks by replay without touching the world', async () => {
    const { mission, world, reports } = await played('cpu-spike');
    const before = world.digest();
    const state = await mission.check();
    expect(state.outcome).toBe('open');
    expect(state.goals.some(({ status }) => status === 'unmet')).toBe(true);
    expect(world.digest()).toBe(before);
    expect(mission.summary().hintOffered).toBe(true);
    expect(reports[0]).toEqual({ label: 'Trying your alarms on other days', progress: 0 });
    expect(reports.at(-1)).toBe(null);
  }, 60_000);

  it('is prepared bit by bit, and goes on where it was left', async () => {
    const straight = (await played('cpu-spike', null, shortReplays)).mission;
    const steps = [...straight.prepare()].length;
    expect(steps).toBeGreaterThan(20);
    const { mission, world } = await played('cpu-spike', null, shortReplays);
    const left = mission.prepare();
    for (let step = 0; step < 7; step++) expect(left.next()).toEqual({ done: false, value: null });
    const now = world.now;
    await mission.check();
    expect([...mission.prepare()]).toHaveLength(steps - 7);
    expect([...mission.prepare()]).toEqual([]);
    expect(world.now).toBe(now);
  });
});

/** Hidden worlds of an hour. */
function shortReplays(story: Story): Story {
  const goals = story.scenario!.goals.map((goal) => {
    const { grade } = goal;
    if (grade.kind !== 'replay') return goal;
    const incidents = { ...grade.incidents, seeds: [1], runUntil: 60 };
    return { ...goal, grade: { ...grade, incidents, quiet: { seeds: [2], days: 1 / 24 } } };
  });
  return { ...story, scenario: { ...story.scenario!, goals } };
}
