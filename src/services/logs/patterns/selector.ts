import { badCharacters, FilterPatternError } from './errors.ts';

/** One step of a property selector: a key, an array index, or a wildcard over either. */
export type Step =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'anyKey' }
  | { readonly kind: 'anyIndex' };

export interface Selector {
  readonly steps: readonly Step[];
  readonly hasWildcard: boolean;
}

const NAME = /^[A-Za-z0-9_-]+/;

/** Reads a selector at `start`; `end` is the first character behind it. */
export function readSelector(text: string, start: number): { selector: Selector; end: number } {
  if (text[start] !== '$') throw noSelector(text.slice(start));
  const steps: Step[] = [];
  let index = start + 1;
  for (;;) {
    const next = readStep(text, index);
    if (!next) break;
    steps.push(next.step);
    index = next.end;
  }
  const wildcards = steps.filter((step) => step.kind === 'anyKey' || step.kind === 'anyIndex');
  if (steps.length === 0) throw new FilterPatternError();
  if (wildcards.length > 1) throw new FilterPatternError(TWO_WILDCARDS);
  return { selector: { steps, hasWildcard: wildcards.length === 1 }, end: index };
}

const TWO_WILDCARDS =
  'Your filter pattern has a JSON path selector that exceeds the maximum of 1 wildcard allowed ' +
  'per json selector.';

/** AWS names the first character that no pattern holds: of `!(...)`, of a pattern of EventBridge. */
function noSelector(text: string): FilterPatternError {
  const stray = /^![^=]/.exec(text)?.[0] ?? /^(?:"[^"]*"|\w*)\s*(:)/.exec(text)?.[1];
  return stray === undefined ? new FilterPatternError() : badCharacters(stray);
}

/** A whole text that is one selector, such as a metric value `$.latency`. */
export function parseSelector(text: string): Selector {
  const { selector, end } = readSelector(text, 0);
  if (end !== text.length) throw new FilterPatternError();
  return selector;
}

function readStep(text: string, start: number): { step: Step; end: number } | undefined {
  const hasDot = text[start] === '.';
  const index = hasDot ? start + 1 : start;
  if (text[index] === '[') return readBracket(text, index);
  if (!hasDot) return undefined;
  if (text[index] === '*') return { step: { kind: 'anyKey' }, end: index + 1 };
  const name = NAME.exec(text.slice(index, index + 1024))?.[0];
  if (name === undefined) {
    if (text[index] !== '.') throw new FilterPatternError();
    throw badCharacters(text.slice(text[start - 1] === '$' ? start - 1 : start, index + 1));
  }
  return { step: { kind: 'key', key: name }, end: index + name.length };
}

function readBracket(text: string, start: number): { step: Step; end: number } {
  if (text[start + 1] === "'") {
    const close = text.indexOf("']", start + 2);
    if (close <= start + 2) throw new FilterPatternError();
    return { step: { kind: 'key', key: text.slice(start + 2, close) }, end: close + 2 };
  }
  const match = /^\[(\d{1,9}|\*)\]/.exec(text.slice(start, start + 16));
  if (!match) {
    const stray = /^\[\d*[^\d\]]/.exec(text.slice(start))?.[0];
    throw stray === undefined ? new FilterPatternError() : badCharacters(stray);
  }
  const end = start + match[0].length;
  if (match[1] === '*') return { step: { kind: 'anyIndex' }, end };
  return { step: { kind: 'index', index: Number(match[1]) }, end };
}

/** Every node the selector lands on; empty when there is none. */
export function selectNodes(root: unknown, selector: Selector): readonly unknown[] {
  if (!selector.hasWildcard) {
    const node = walk(root, selector.steps, 0);
    return node === MISSING ? [] : [node];
  }
  let nodes: unknown[] = [root];
  for (const step of selector.steps) {
    const next: unknown[] = [];
    for (const node of nodes) collect(node, step, next);
    nodes = next;
  }
  return nodes;
}

/** Stands for "no such property", which JSON cannot hold. */
export const MISSING: unique symbol = Symbol('missing');

/** The one node of a selector without wildcard. */
export function walk(root: unknown, steps: readonly Step[], from: number): unknown {
  let node: unknown = root;
  for (let index = from; index < steps.length; index += 1) {
    node = child(node, steps[index]!);
    if (node === MISSING) return MISSING;
  }
  return node;
}

function child(node: unknown, step: Step): unknown {
  if (typeof node !== 'object' || node === null) return MISSING;
  if (step.kind === 'index') {
    return Array.isArray(node) && step.index < node.length ? node[step.index] : MISSING;
  }
  if (step.kind !== 'key' || Array.isArray(node)) return MISSING;
  if (!hasMember(node, step.key)) return MISSING;
  const value = (node as Readonly<Record<string, unknown>>)[step.key];
  return value === undefined ? MISSING : value;
}

/** Own properties, and the getters of a value that is read piece by piece; nothing inherited. */
function hasMember(node: object, key: string): boolean {
  return Object.hasOwn(node, key) || (key in node && !(key in Object.prototype));
}

/** The values of all properties; a value that is read piece by piece tells them by `toJSON`. */
function membersOf(node: object): unknown[] {
  const { toJSON } = node as { readonly toJSON?: unknown };
  const whole = typeof toJSON === 'function' ? (toJSON.call(node) as object) : node;
  return Object.values(whole);
}

function collect(node: unknown, step: Step, into: unknown[]): void {
  if (step.kind === 'anyIndex') {
    if (Array.isArray(node)) into.push(...(node as readonly unknown[]));
    else if (typeof node === 'object' && node !== null) into.push(...membersOf(node));
    return;
  }
  if (step.kind === 'anyKey') {
    if (typeof node === 'object' && node !== null && !Array.isArray(node)) {
      into.push(...membersOf(node));
    }
    return;
  }
  const value = child(node, step);
  if (value !== MISSING) into.push(value);
}
