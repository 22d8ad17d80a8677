import { evaluate, fillProse, fillRoute, holds } from './expression.ts';
import type { Facts } from './facts.ts';
import { MINUTE_MS, type Instant } from '../kernel/clock.ts';
import type { Feedback, Hint, Scenario } from './schema.ts';
import type { GivenFeedback, Session } from './session.ts';

/** Feedback whose condition holds now and that was not given before. */
export function dueFeedback(
  scenario: Scenario,
  session: Session,
  at: { facts: Facts; now: Instant; opensAt: Instant },
): GivenFeedback[] {
  const given = new Set(session.feedback.map((note) => note.id));
  return scenario.feedback
    .filter((rule) => !given.has(rule.id) && holds(rule.when, at.facts))
    .map((rule) => feedbackNote(rule, at));
}

function feedbackNote(
  rule: Feedback,
  { facts, now, opensAt }: { facts: Facts; now: Instant; opensAt: Instant },
): GivenFeedback {
  const minute = rule.proof ? evaluate(rule.proof.at, facts) : null;
  return {
    id: rule.id,
    at: now,
    title: fillProse(rule.title, facts),
    text: fillProse(rule.text, facts),
    proofRoute: rule.proof ? fillRoute(rule.proof.route, facts) : null,
    proofAt: typeof minute === 'number' ? opensAt + Math.round(minute * MINUTE_MS) : null,
  };
}

/**
 * The ladder as it stands: for each goal (and for the whole) the hints that fit the present state,
 * lowest rung first. A hint whose state is past is skipped; one that was taken stays readable.
 */
export function fittingHints(scenario: Scenario, session: Session, facts: Facts): Hint[] {
  const taken = new Set(session.hints.map((hint) => hint.id));
  return scenario.hints.filter((hint) => taken.has(hint.id) || holds(hint.when, facts));
}

/** How long a learner looks without new evidence before hints are offered, real milliseconds. */
export const HINTS_AFTER_MS = 3 * MINUTE_MS;

/**
 * The hints on offer, once a try went wrong or nothing new was found for long: in each ladder the
 * lowest rung not taken yet.
 */
export function offeredHints(scenario: Scenario, session: Session, facts: Facts): Set<string> {
  const taken = new Set(session.hints.map((hint) => hint.id));
  const offered = new Map<string, Hint>();
  if (!session.hintsOpenedBy) return new Set();
  for (const hint of fittingHints(scenario, session, facts)) {
    if (taken.has(hint.id)) continue;
    const ladder = hint.goal ?? '';
    const lowest = offered.get(ladder);
    if (!lowest || hint.rung < lowest.rung) offered.set(ladder, hint);
  }
  return new Set([...offered.values()].map((hint) => hint.id));
}
