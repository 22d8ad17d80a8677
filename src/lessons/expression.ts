import jmespath from 'jmespath';

/** JMESPath over plain data: what conditions and fill-ins of scenario files are written in. */

/** An expression that cannot be read, with the text and the reason. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';
}

/** The value of an expression; null when the path leads nowhere. */
export function evaluate(expression: string, facts: unknown): unknown {
  try {
    return jmespath.search(facts, expression) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ExpressionError(`In the expression ${JSON.stringify(expression)}: ${reason}`);
  }
}

/** Truth as JMESPath sees it: empty lists, maps, texts, null and false are not. */
export function holds(expression: string, facts: unknown): boolean {
  const value = evaluate(expression, facts);
  if (value === null || value === undefined || value === false || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object') return Object.keys(value).length > 0;
  return true;
}

/** Prose with every `{{ expression }}` replaced by its value as text. */
export function fillProse(prose: string, facts: unknown): string {
  return prose.replace(/\{\{([^{}]+)\}\}/g, (_, expression: string) => {
    return tell(evaluate(expression.trim(), facts));
  });
}

/** A page's address with every `{{ expression }}` replaced by its value, percent-encoded. */
export function fillRoute(route: string, facts: unknown): string {
  return route.replace(/\{\{([^{}]+)\}\}/g, (_, expression: string) => {
    return encodeURIComponent(tell(evaluate(expression.trim(), facts)));
  });
}

function tell(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return value.map(tell).join(', ');
  if (typeof value === 'number') return String(Math.round(value * 100) / 100);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
