import { regexMatches } from './regex-match.ts';
import type { RegexProgram } from './regex-parse.ts';

/** The right-hand side of a test in a JSON or space-delimited pattern. */
export type Operand =
  | { readonly kind: 'text'; readonly text: string; readonly number: number | undefined }
  | { readonly kind: 'regex'; readonly program: RegexProgram };

export type EqualityOperator = '=' | '!=';
export type OrderOperator = '<' | '<=' | '>' | '>=';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** The number a text stands for, or undefined. Signs and scientific notation are allowed. */
export function numberOf(text: string): number | undefined {
  return NUMBER.test(text) ? Number(text) : undefined;
}

/** A star is a wildcard only as the first or the last character. */
export function textEquals(text: string, expected: string): boolean {
  const opens = expected.startsWith('*');
  const closes = expected.length > 1 && expected.endsWith('*');
  if (!opens && !closes) return text === expected;
  const core = expected.slice(opens ? 1 : 0, closes ? -1 : undefined);
  if (opens && closes) return text.includes(core);
  return opens ? text.endsWith(core) : text.startsWith(core);
}

/** Whether a text (with its number, when it has one) equals the operand. */
export function operandEquals(operand: Operand, text: string, number?: number): boolean {
  if (operand.kind === 'regex') return regexMatches(operand.program, text);
  if (number !== undefined && operand.number !== undefined) return number === operand.number;
  return textEquals(text, operand.text);
}

export function ordered(operator: OrderOperator, left: number, right: number): boolean {
  switch (operator) {
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
  }
}
