import { holds } from '../expression.ts';
import type { Facts } from '../facts.ts';
import type { GradeOf } from '../schema.ts';
import type { GoalResult, Pin } from '../session.ts';

/** The record, datapoint or alarm behind a pin, as expressions see it. */
export type PinValue = (pin: Pin) => unknown;

/**
 * Claims supported by pins: what has to be pinned, what must not be, what has to be answered.
 * Over-claiming costs; "cannot be known" is a valid answer and sometimes the right one.
 */
export function gradeEvidence(
  grade: GradeOf<'evidence'>,
  facts: Facts,
  valueOf: PinValue,
): Omit<GoalResult, 'id'> {
  const pins = facts.pins.map((pin) => ({ pin, value: valueOf(pin) }));
  const matching = (match: string) => pins.filter(({ value }) => holds(match, value));
  const missing = grade.need.filter((need) => matching(need.match).length < (need.atLeast ?? 1));
  const wrong = (grade.forbid ?? []).filter((rule) => matching(rule.match).length > 0);
  const needed = new Set(grade.need.flatMap((need) => matching(need.match).map((p) => p.pin.id)));
  const extra = pins.length - needed.size;
  const claims = grade.claims.filter((claim) => facts.claims[claim.id] !== claim.answer);
  const words: string[] = wrong.map((rule) => rule.say);
  if (missing.length > 0) {
    const found = grade.need.length - missing.length;
    const titles = missing.map((need) => need.title);
    words.push(
      `${found} of ${grade.need.length} pieces of evidence are pinned. Still missing: ${titles.join('; ')}.`,
    );
  }
  const allowed = grade.allowExtra ?? 5;
  if (extra > allowed) {
    words.push(
      `${extra} pins are beside the point; at most ${allowed} may be. Unpin what proves nothing.`,
    );
  }
  const isAnswered = ({ id }: { id: string }) => facts.claims[id] !== undefined;
  words.push(...claims.filter(isAnswered).map((claim) => claim.say));
  const open = claims.filter((claim) => !isAnswered(claim)).length;
  if (open > 0) {
    const statements = open === 1 ? 'One statement waits' : `${open} statements wait`;
    words.push(`${statements} for your answer under the evidence.`);
  }
  if (words.length > 0) return { status: 'unmet', words: words.join('\n\n') };
  return { status: 'met', words: `All ${grade.need.length} pieces of evidence are pinned.` };
}
