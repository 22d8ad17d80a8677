import { describe, expect, it } from 'vitest';
import type { World } from '../../world/world.ts';
import { put, toyWorld, TOYS } from '../testing/toy.ts';
import type { Job } from './runner.ts';
import { Timeline, type Redone } from './timeline.ts';

const HOUR = 3_600_000;

function runOut(job: Job): void {
  while (!job.next().done);
}

/** A world with an act each hour, and a snapshot every three. */
function played(hours: number) {
  const world = toyWorld();
  const timeline = new Timeline(world.snapshot(), TOYS);
  const digests = new Map<number, string>();
  for (let hour = 1; hour <= hours; hour++) {
    world.advance(world.now + HOUR);
    world.submit(put(`hour-${hour}`));
    world.advance(world.now + 1);
    digests.set(world.now, world.digest());
    if (hour % 3 === 0) timeline.keep(world);
  }
  return { world, timeline, digests };
}

function lookAt(timeline: Timeline, at: number, world: World): World {
  let found: World | undefined;
  runOut(timeline.goTo(at, world.state.journal, { found: (there) => (found = there) }));
  return found!;
}

describe('the timeline', () => {
  it('goes back to any moment exactly as it was', () => {
    const { world, timeline, digests } = played(10);
    const present = world.digest();
    for (const [at, digest] of digests) expect(lookAt(timeline, at, world).digest()).toBe(digest);
    expect(world.digest()).toBe(present);
  });

  it('goes on differently from there, and the old way stays reachable', () => {
    const { world, timeline, digests } = played(6);
    const [at] = [...digests.keys()].slice(3);
    const earlier = lookAt(timeline, at!, world);
    timeline.branch(world, earlier, undefined);
    earlier.submit(put('different'));
    earlier.advance(earlier.now + HOUR);
    expect(timeline.list(earlier.now).map(({ current }) => current)).toEqual([true, false]);

    const [, old] = timeline.list(earlier.now);
    const target = timeline.switchTo(old!.id, earlier)!;
    let back: World | undefined;
    runOut(timeline.goTo(target.tip, target.acts, { found: (there) => (back = there) }));
    expect(back!.digest()).toBe(world.digest());
    const [, other] = timeline.list(back!.now);
    expect(other!.tip).toBe(earlier.now);
    timeline.drop(other!.id);
    expect(timeline.list(back!.now)).toHaveLength(1);
  });

  it('tells of the acts it does again, with the answers they get', () => {
    const { world, timeline } = played(5);
    const redone: Redone[] = [];
    const arrival = { found: () => undefined, redone: (act: Redone) => redone.push(act) };
    runOut(timeline.goTo(world.now, world.state.journal, arrival));
    // Three of five are in the snapshot already.
    expect(redone.map(({ entry }) => entry)).toEqual(world.state.journal.slice(3));
    expect(redone.every(({ outcome }) => outcome.ok)).toBe(true);
    expect(Number(redone[1]!.callId)).toBeGreaterThan(Number(redone[0]!.callId));
  });

  it('keeps a bounded number of snapshots, the first among them', () => {
    const { timeline, world } = played(80);
    expect(timeline.marks.length).toBeLessThanOrEqual(16);
    expect(timeline.marks[0]).toBe(toyWorld().now);
    expect(timeline.needsOpening(toyWorld().now, world.state.journal)).toBe(false);
  });

  it('of a resumed world asks for the opening to look back before the save', () => {
    const { world } = played(4);
    const resumed = new Timeline(world.snapshot(), TOYS);
    const early = toyWorld().now + HOUR;
    expect(resumed.needsOpening(early, world.state.journal)).toBe(true);
    resumed.addOpening(toyWorld().snapshot());
    expect(lookAt(resumed, early, world).now).toBe(early);
  });
});
