import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Drawer } from './turns.ts';

/** A machine whose frames and time a test moves on by hand. */
class Machine {
  now = 0;
  frames: (() => void)[] = [];
  painted: (() => void)[] = [];
  rests: { run: () => void; ms: number }[] = [];

  /** One frame: what is drawn in it, and the browser's work after it. */
  frame(): void {
    for (const run of this.frames.splice(0)) run();
    for (const run of this.painted.splice(0)) run();
  }
}

describe('drawing in turn', () => {
  let machine: Machine;
  let turns: typeof import('./turns.ts');
  let drawn: string[];

  /** Something called `name` whose drawing takes so many milliseconds. */
  const thing = (name: string, tookMs: number): Drawer =>
    new turns.Drawer(() => {
      drawn.push(name);
      machine.now += tookMs;
    });
  /** Draws it until its cost is known. */
  const known = (drawer: Drawer): Drawer => {
    for (let time = 0; time < 8; time += 1) {
      turns.drawInTurn(drawer);
      machine.frame();
      for (const { run } of machine.rests.splice(0)) run();
    }
    drawn = [];
    return drawer;
  };

  beforeEach(async () => {
    machine = new Machine();
    drawn = [];
    vi.stubGlobal('document', { visibilityState: 'visible' });
    vi.stubGlobal('performance', { now: () => machine.now });
    vi.stubGlobal('requestAnimationFrame', (run: () => void) => machine.frames.push(run));
    vi.stubGlobal('setTimeout', (run: () => void, ms: number) => {
      if (ms === 0) machine.painted.push(run);
      else machine.rests.push({ run, ms });
    });
    vi.resetModules();
    turns = await import('./turns.ts');
    return () => vi.unstubAllGlobals();
  });

  it('draws all in one frame where they are cheap', () => {
    const all = ['a', 'b', 'c'].map((name) => known(thing(name, 1)));
    for (const one of all) turns.drawInTurn(one);
    machine.frame();
    expect(drawn).toEqual(['a', 'b', 'c']);
  });
  it('spreads what is dear over frames, the one that waited longest first', () => {
    const all = ['a', 'b', 'c'].map((name) => known(thing(name, 8)));
    for (const one of all) turns.drawInTurn(one);
    turns.drawInTurn(all[0]!);
    for (let frame = 1; frame <= 3; frame += 1) {
      machine.frame();
      expect(drawn).toHaveLength(frame);
    }
    expect(drawn).toEqual(['a', 'b', 'c']);
    machine.frame();
    expect(drawn).toHaveLength(3);
  });
  it('rests after a frame that took too long, and draws then what waited', () => {
    turns.drawInTurn(thing('slow', 100));
    machine.frame();
    const [rest] = machine.rests.splice(0);
    expect(rest!.ms).toBeCloseTo(8 * (100 - 1_000 / 60));
    turns.drawInTurn(thing('other', 1));
    machine.frame();
    expect(drawn).toEqual(['slow']);
    rest!.run();
    machine.frame();
    expect(drawn).toEqual(['slow', 'other']);
  });
  it('does not draw what gave up its turn', () => {
    const gone = thing('gone', 1);
    turns.drawInTurn(gone);
    turns.leaveTurn(gone);
    machine.frame();
    expect(drawn).toEqual([]);
  });
  it('resolves when something was drawn in its turn', async () => {
    const shown = turns.inTurn(new turns.Drawer(), () => drawn.push('answer'));
    machine.frame();
    await shown;
    expect(drawn).toEqual(['answer']);
  });
});
