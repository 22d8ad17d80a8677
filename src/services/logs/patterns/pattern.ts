import { parseJson, jsonMatches, type JsonPattern } from './json.ts';
import { parseSpaced, spacedMatches, type SpacedPattern } from './spaced.ts';
import { parseText, textMatches, type TextPattern } from './text.ts';

/** A compiled filter pattern: plain data, so that it may be kept in state and copied. */
export type FilterPattern = { readonly kind: 'all' } | TextPattern | JsonPattern | SpacedPattern;

/** What a pattern looks at. Rendering and JSON parsing happen only when a pattern asks. */
export interface Subject {
  text(): string;
  /** The JSON object the whole message is, or undefined. */
  object(): object | undefined;
}

/**
 * Compiles a filter pattern. The first character picks the dialect: `{` JSON, `[` space-delimited,
 * anything else text (CloudWatch Logs, "Filter pattern syntax").
 * @throws FilterPatternError when AWS would refuse the pattern.
 */
export function compilePattern(source: string): FilterPattern {
  const text = source.trim();
  if (text === '' || /^"\s+"$/.test(text)) return { kind: 'all' };
  if (text.startsWith('{')) return parseJson(text);
  if (text.startsWith('[')) return parseSpaced(text);
  return parseText(text);
}

export function patternMatches(pattern: FilterPattern, subject: Subject): boolean {
  switch (pattern.kind) {
    case 'all':
      return true;
    case 'text':
      return textMatches(pattern, subject.text());
    case 'json':
      return jsonMatches(pattern, subject.object());
    case 'spaced':
      return spacedMatches(pattern, subject.text());
  }
}

/** How many regular expressions the pattern holds (quota: five filters with regex per group). */
export function regexCount(pattern: FilterPattern): number {
  if (pattern.kind === 'json' || pattern.kind === 'spaced') return pattern.regexes;
  if (pattern.kind === 'all') return 0;
  const terms = [...pattern.required, ...pattern.excluded, ...pattern.optional];
  return terms.filter((term) => typeof term !== 'string').length;
}
