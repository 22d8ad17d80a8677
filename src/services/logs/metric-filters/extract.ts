import { walk, MISSING, parseSelector, selectNodes, type Selector } from '../patterns/selector.ts';
import { patternMatches, type FilterPattern, type Subject } from '../patterns/pattern.ts';
import { fieldNames, spacedValues } from '../patterns/spaced.ts';
import { numberOf } from '../patterns/value.ts';

/** Where a metric value or a dimension value comes from. */
export type ValueSource =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'selector'; readonly selector: Selector }
  | { readonly kind: 'field'; readonly name: string };

/** A metric filter compiled once, when it is put. Plain data: it may be kept in state. */
export interface MetricFilterProgram {
  readonly pattern: FilterPattern;
  readonly value: ValueSource;
  readonly dimensions: readonly { readonly name: string; readonly source: ValueSource }[];
}

export interface Datum {
  readonly value: number;
  readonly dimensions: readonly { readonly Name: string; readonly Value: string }[];
}

/** `unmatched`: the pattern said no. `silent`: it said yes, but there was no number to publish. */
export type Extraction = 'unmatched' | 'silent' | Datum;

const NO_DIMENSIONS: Datum['dimensions'] = Object.freeze([]);

/**
 * Reads `metricValue` or the value of a dimension. Undefined when the text is neither a number, a
 * JSON selector of a JSON pattern, nor a `$name` of a field of a space-delimited pattern.
 */
export function parseValueSource(text: string, pattern: FilterPattern): ValueSource | undefined {
  const number = numberOf(text);
  if (number !== undefined) return { kind: 'number', number };
  if (!text.startsWith('$')) return undefined;
  if (pattern.kind === 'spaced') {
    const name = text.slice(1);
    const isKnown = fieldNames(pattern).includes(name) || /^\d{1,4}$/.test(name);
    return isKnown ? { kind: 'field', name: text } : undefined;
  }
  if (pattern.kind !== 'json') return undefined;
  try {
    return { kind: 'selector', selector: parseSelector(text) };
  } catch {
    return undefined;
  }
}

/**
 * What one event adds to the metric of a filter (CloudWatch Logs, "Creating metrics from log
 * events using filters").
 */
export function extract(program: MetricFilterProgram, subject: Subject): Extraction {
  const { pattern } = program;
  let words: ReadonlyMap<string, string> | undefined;
  if (pattern.kind === 'spaced') {
    words = spacedValues(pattern, subject.text());
    if (!words) return 'unmatched';
  } else if (!patternMatches(pattern, subject)) return 'unmatched';
  const text = valueText(program.value, subject, words);
  const value = typeof text === 'string' ? numberOf(text) : text;
  if (value === undefined) return 'silent';
  if (program.dimensions.length === 0) return { value, dimensions: NO_DIMENSIONS };
  const dimensions: { Name: string; Value: string }[] = [];
  for (const { name, source } of program.dimensions) {
    const found = valueText(source, subject, words);
    if (found === undefined || found === '') return 'silent';
    dimensions.push({ Name: name, Value: String(found) });
  }
  return { value, dimensions };
}

/** The values TestMetricFilter shows for a message that matched: words by position, no JSON. */
export function extractedValues(pattern: FilterPattern, subject: Subject): Map<string, string> {
  return new Map(pattern.kind === 'spaced' ? spacedValues(pattern, subject.text()) : []);
}

function valueText(
  source: ValueSource,
  subject: Subject,
  words: ReadonlyMap<string, string> | undefined,
): string | number | undefined {
  if (source.kind === 'number') return source.number;
  if (source.kind === 'field') return words?.get(source.name);
  const { selector } = source;
  const root = subject.object();
  const node = selector.hasWildcard
    ? selectNodes(root, selector)[0]
    : walk(root, selector.steps, 0);
  if (node === MISSING || node === undefined || node === null || typeof node === 'object') {
    return undefined;
  }
  return typeof node === 'number' ? node : String(node);
}
