import { fillProse, holds } from '../expression.ts';
import type { Facts } from '../facts.ts';
import type { GradeOf } from '../schema.ts';
import type { GoalResult } from '../session.ts';

/** A condition on the resulting account; when it does not hold, the first fitting words say why. */
export function gradeState(grade: GradeOf<'state'>, facts: Facts): Omit<GoalResult, 'id'> {
  if (holds(grade.met, facts)) return { status: 'met', words: '' };
  const fitting = grade.missing.find((rule) => holds(rule.when, facts));
  return { status: 'unmet', words: fitting ? fillProse(fitting.say, facts) : '' };
}
