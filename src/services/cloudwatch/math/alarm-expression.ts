import { mentions } from './evaluate.ts';
import { ExpressionError, parseExpression } from './parse.ts';

/** Why an expression may not be watched by an alarm, in AWS's words, or null. */
export function rejectForAlarm(expression: string): string | null {
  try {
    const { functions } = mentions(parseExpression(expression));
    return functions.includes('SEARCH') ? 'SEARCH is not supported on Metric Alarms.' : null;
  } catch (error) {
    if (error instanceof ExpressionError) return error.message;
    throw error;
  }
}
