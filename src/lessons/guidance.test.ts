import { createActor } from 'xstate';
import { beforeEach, describe, expect, it } from 'vitest';
import { offeredHints } from './guidance.ts';
import type { Scenario } from './schema.ts';
import { sessionMachine, type SessionEvent } from './session.machine.ts';
import type { Pin, Session } from './session.ts';

const scenario = {
  hints: [
    { id: 'look', rung: 1, when: '!isDone', text: '' },
    { id: 'idea', rung: 2, when: '!isDone', text: '' },
    { id: 'after', rung: 1, when: 'isDone', text: '' },
    { id: 'goal-look', goal: 'holds', rung: 1, when: '!isDone', text: '' },
  ],
} as unknown as Scenario;
const pin: Pin = { id: 'p', kind: 'record', ref: 'r', at: 0 as Pin['at'], title: '', detail: '' };
const note = { id: 'n', at: pin.at, title: '', text: '', proofAt: null };
const checked = (solved: boolean): SessionEvent[] => [
  { type: 'check' },
  { type: 'checked', results: [], replays: {}, solved },
];

let session: () => Session;
let send: (...events: SessionEvent[]) => void;
const offered = (isDone = false): string[] => [
  ...offeredHints(scenario, session(), { isDone } as never),
];

describe('hints', () => {
  beforeEach(() => {
    const actor = createActor(sessionMachine, { input: { scenarioId: 'any' } }).start();
    session = () => actor.getSnapshot().context;
    send = (...events) => events.forEach((event) => actor.send(event));
  });

  it('are not offered to who has just begun', () => {
    expect(offered()).toEqual([]);
    send({ type: 'pin', pin }, { type: 'claim', id: 'c', answer: 'true' });
    expect(offered()).toEqual([]);
  });

  it('are offered after a failed check, one rung after another, as the state is', () => {
    send(...checked(false));
    expect(offered()).toEqual(['look', 'goal-look']);
    expect(offered(true)).toEqual(['after']);
    send({ type: 'hint', hint: { id: 'look', at: pin.at }, worked: false });
    expect(offered()).toEqual(['idea', 'goal-look']);
    send({ type: 'pin', pin });
    expect(offered()).toEqual(['idea', 'goal-look']);
    send(...checked(true));
    expect(offered()).toEqual([]);
  });

  it('are offered after a note told what went wrong', () => {
    send({ type: 'feedback', given: note });
    expect(offered()).toEqual(['look', 'goal-look']);
  });

  it('are offered after long without new evidence, until some comes', () => {
    send({ type: 'waited' });
    expect(offered()).toEqual(['look', 'goal-look']);
    send({ type: 'pin', pin });
    expect(offered()).toEqual([]);
    send({ type: 'waited' }, { type: 'pin', pin });
    expect(offered()).toEqual(['look', 'goal-look']);
    send({ type: 'claim', id: 'c', answer: 'unknown' });
    expect(offered()).toEqual([]);
  });

  it('stay on offer after a wrong try, however long it takes and whatever is pinned', () => {
    send(...checked(false), { type: 'waited' }, { type: 'pin', pin });
    expect(offered()).toEqual(['look', 'goal-look']);
  });
});
