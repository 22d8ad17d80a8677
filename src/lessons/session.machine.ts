import { assign, setup } from 'xstate';
import {
  newSession,
  type Claim,
  type GivenFeedback,
  type GoalResult,
  type MissionOutcome,
  type Pin,
  type ReplayReport,
  type Session,
  type TakenHint,
} from './session.ts';

export type SessionEvent =
  | { readonly type: 'pin'; readonly pin: Pin }
  | { readonly type: 'unpin'; readonly id: string }
  | { readonly type: 'claim'; readonly id: string; readonly answer: Claim | null }
  | { readonly type: 'hint'; readonly hint: TakenHint; readonly worked: boolean }
  | { readonly type: 'waited' }
  | { readonly type: 'feedback'; readonly given: GivenFeedback }
  | { readonly type: 'predict'; readonly id: string; readonly minute: number }
  | { readonly type: 'solution' }
  | { readonly type: 'check' }
  | {
      readonly type: 'checked';
      readonly results: readonly GoalResult[];
      readonly replays: Readonly<Record<string, ReplayReport>>;
      readonly solved: boolean;
    }
  | { readonly type: 'failed' };

const PIN_LIMIT = 200;

const machine = setup({
  types: {
    context: {} as Session,
    events: {} as SessionEvent,
    input: {} as { scenarioId: string },
  },
  actions: {
    pin: assign(({ context, event }) => (event.type === 'pin' ? pinned(context, event.pin) : {})),
    unpin: assign(({ context, event }) =>
      event.type === 'unpin' ? { pins: context.pins.filter((p) => p.id !== event.id) } : {},
    ),
    claim: assign(({ context, event }) =>
      event.type === 'claim' ? { claims: claimed(context, event), ...foundOut(context) } : {},
    ),
    hint: assign(({ context, event }) => {
      if (event.type !== 'hint' || context.hints.some((h) => h.id === event.hint.id)) return {};
      return {
        hints: [...context.hints, event.hint],
        solutionShown: context.solutionShown || event.worked,
      };
    }),
    waited: assign(({ context }) => ({ hintsOpenedBy: context.hintsOpenedBy ?? 'wait' })),
    feedback: assign(({ context, event }) => {
      if (event.type !== 'feedback') return {};
      if (context.feedback.some((given) => given.id === event.given.id)) return {};
      return { feedback: [...context.feedback, event.given], hintsOpenedBy: 'try' };
    }),
    predict: assign(({ context, event }) =>
      event.type === 'predict'
        ? { predictions: { ...context.predictions, [event.id]: event.minute } }
        : {},
    ),
    solution: assign({ solutionShown: true }),
    checked: assign(({ context, event }) => {
      if (event.type !== 'checked') return {};
      const { results, replays, solved } = event;
      const outcome = solved ? outcomeOf(context) : context.outcome;
      const hintsOpenedBy = solved ? null : 'try';
      return { results, replays, outcome, hintsOpenedBy, checks: context.checks + 1 };
    }),
  },
}).createMachine({
  id: 'session',
  context: ({ input }) => newSession(input.scenarioId),
  initial: 'playing',
  on: {
    pin: { actions: 'pin' },
    unpin: { actions: 'unpin' },
    claim: { actions: 'claim' },
    hint: { actions: 'hint' },
    waited: { actions: 'waited' },
    feedback: { actions: 'feedback' },
    predict: { actions: 'predict' },
    solution: { actions: 'solution' },
  },
  states: {
    playing: { on: { check: 'checking' } },
    checking: {
      on: {
        checked: [
          { guard: ({ event }) => event.solved, target: 'solved', actions: 'checked' },
          { target: 'playing', actions: 'checked' },
        ],
        failed: 'playing',
      },
    },
    /** Finished, and still open to look around, pin and check again. */
    solved: { on: { check: 'checking' } },
  },
});

/** The flow of one scenario's session: playing, checking, solved. Deadlines are the world's. */
export const sessionMachine = machine;

function pinned(session: Session, pin: Pin): Partial<Session> {
  const same = session.pins.some((other) => other.kind === pin.kind && other.ref === pin.ref);
  if (same || session.pins.length >= PIN_LIMIT) return {};
  return { pins: [...session.pins, pin], ...foundOut(session) };
}

/** New evidence ends what waiting offered; what a wrong try offered stays until one is right. */
function foundOut({ hintsOpenedBy = null }: Session): Pick<Session, 'hintsOpenedBy'> {
  return { hintsOpenedBy: hintsOpenedBy === 'wait' ? null : hintsOpenedBy };
}

function claimed(
  session: Session,
  { id, answer }: { id: string; answer: Claim | null },
): Record<string, Claim> {
  const others = Object.entries(session.claims).filter(([key]) => key !== id);
  return Object.fromEntries(answer === null ? others : [...others, [id, answer]]);
}

/** Solved alone, solved with a worked step, or watched; a better earlier result stays. */
function outcomeOf(session: Session): MissionOutcome {
  if (session.outcome === 'solved') return 'solved';
  return session.solutionShown ? 'solved-with-help' : 'solved';
}
