import { describe, expect, it } from 'vitest';
import { HistoryAbsent } from '../../kernel/absent.ts';
import type { World } from '../../world/world.ts';
import { put, recentToy, toyMachine, toyWorld, TOYS } from '../testing/toy.ts';
import { advancing, Runner } from '../time/runner.ts';
import { Timeline } from '../time/timeline.ts';
import { Filling } from './filling.ts';

const MINUTE = 60_000;

/** A quick world that is played, and the whole one, which is there when `arrive` says so. */
function setUp() {
  const machine = toyMachine();
  const nothing = () => undefined;
  const events = { moved: nothing, ended: nothing, broke: nothing };
  const runner = new Runner(machine, { ...events, lacked: nothing, progressed: nothing });
  const world = recentToy();
  runner.load(world, null);
  const play = { world, timeline: new Timeline(world.snapshot(), TOYS) };
  const told = { isOpen: true, filled: [] as World[] };
  let arrive: (world: World) => void = () => undefined;
  const filling = new Filling({
    play,
    runner,
    whole: new Promise((go) => (arrive = go)),
    isOpen: () => told.isOpen,
    filled: (whole) => told.filled.push(whole),
  });
  /** Lets real time pass while promises settle. */
  const pass = async () => {
    for (let turn = 0; turn < 20; turn++) {
      machine.runOut(50);
      await Promise.resolve();
    }
  };
  return { runner, play, told, filling, pass, arrive: () => arrive(toyWorld()) };
}

const count = { service: 'box', operation: 'CountItems', params: {} };

describe('a world that was opened without its older history', () => {
  it('is followed by the whole one, at the same instant, with the same acts', async () => {
    const { runner, play, told, filling, pass, arrive } = setUp();
    runner.act((world) => world.submit(put('first')));
    expect(() => play.world.peek(count)).toThrow(HistoryAbsent);
    arrive();
    await Promise.resolve();
    runner.act((world) => world.submit(put('second')));
    await pass();
    await filling.done;
    const [whole] = told.filled;
    const straight = toyWorld();
    for (const name of ['first', 'second']) {
      straight.submit(put(name));
      straight.advance(straight.now);
    }
    expect(whole!.digest()).toBe(straight.digest());
    expect(whole!.peek(count)).toMatchObject({ ok: true });
    expect(play.timeline.marks).toEqual([toyWorld().now]);
  });

  it('may be acted on while the whole one catches up', async () => {
    const { runner, play, told, pass, arrive } = setUp();
    for (let minute = 1; minute <= 90; minute++) {
      play.world.advance(play.world.now + MINUTE);
      runner.act((world) => world.submit(put(`at ${minute}`)));
    }
    arrive();
    await Promise.resolve();
    runner.act((world) => world.submit(put('late')));
    await pass();
    const [whole] = told.filled;
    expect(whole!.now).toBe(play.world.now);
    expect(whole!.state.journal).toEqual(play.world.state.journal);
  });

  it('is left alone when another one was opened meanwhile', async () => {
    const { told, filling, pass, arrive } = setUp();
    told.isOpen = false;
    arrive();
    await pass();
    await filling.done;
    expect(told.filled).toEqual([]);
  });
});

describe('work aside', () => {
  it('that breaks tells whoever waits for it', async () => {
    const { runner, pass } = setUp();
    const other = toyWorld();
    other.submit(put('poison'));
    const broken = runner.runAside(advancing(other, other.now + MINUTE));
    const told = expect(broken).rejects.toThrow('broken on purpose');
    await pass();
    await told;
  });
});
