/** Walks a parameter tree along its shape and lists what the model forbids. Pure. */

import type { Shape } from './shapes.ts';

/** One step into a tree: a member's name, a list position from 1, a key of a map. */
export type Step = string | number | { readonly key: string };

/** One thing wrong, and where. */
export interface Violation {
  readonly path: readonly Step[];
  readonly rule:
    | 'required'
    | 'min-length'
    | 'max-length'
    | 'min-value'
    | 'max-value'
    | 'pattern'
    | 'enum'
    | 'elements'
    | 'keys'
    | 'values';
  /** The shape the rule belongs to: of the element for `elements`, of the key for `keys` … */
  readonly shape: Shape;
  /** The structure that holds the member, for names on the wire. */
  readonly holder?: Shape;
  readonly value: unknown;
}

/** Something an AWS client refuses before it sends: botocore's own words. */
export interface Refusal {
  readonly message: string;
}

export interface Findings {
  readonly violations: Violation[];
  readonly refusals: Refusal[];
}

/** Deeper trees are refused rather than walked; AWS's own bodies are below 100 levels. */
const MAX_DEPTH = 120;

interface Walk {
  readonly findings: Findings;
  readonly path: Step[];
  holder?: Shape;
}

type Scalar = 'min-length' | 'max-length' | 'min-value' | 'max-value' | 'pattern' | 'enum';

export function findViolations(shape: Shape, params: unknown): Findings {
  const walk: Walk = { findings: { violations: [], refusals: [] }, path: [] };
  visit(walk, shape, params);
  return walk.findings;
}

function visit(walk: Walk, shape: Shape, value: unknown): void {
  if (walk.path.length > MAX_DEPTH) {
    refuse(walk, `${botoPath(walk.path.slice(0, 3))}… is nested too deeply`);
    return;
  }
  const expected = mismatch(shape, value);
  if (expected !== undefined) {
    refuse(
      walk,
      `Invalid type for parameter ${botoPath(walk.path) || 'input'}, value: ${brief(value)}, ` +
        `type: ${pythonType(value)}, valid types: ${expected}`,
    );
    return;
  }
  if (shape.kind === 'structure') return visitStructure(walk, shape, value as object);
  if (shape.kind === 'list') return visitList(walk, shape, value as readonly unknown[]);
  if (shape.kind === 'map') return visitMap(walk, shape, value as object);
  for (const rule of brokenRules(shape, value)) report(walk, { rule, shape, value });
}

function visitStructure(walk: Walk, shape: Shape, value: object): void {
  const given = value as Readonly<Record<string, unknown>>;
  for (const name of shape.required) {
    const member = Object.hasOwn(given, name) ? given[name] : undefined;
    if (member !== undefined && member !== null) continue;
    walk.holder = shape;
    walk.path.push(name);
    report(walk, { rule: 'required', shape: shape.members.get(name)!, value: null });
    walk.path.pop();
  }
  for (const name of Object.keys(given)) {
    const member = given[name];
    if (member === undefined || member === null) continue;
    const memberShape = shape.members.get(name);
    if (!memberShape) {
      const where = walk.path.length === 0 ? 'input' : botoPath(walk.path);
      const known = [...shape.members.keys()].join(', ');
      refuse(walk, `Unknown parameter in ${where}: "${name}", must be one of: ${known}`);
      continue;
    }
    walk.path.push(name);
    walk.holder = shape;
    visit(walk, memberShape, member);
    walk.path.pop();
  }
}

function visitList(walk: Walk, shape: Shape, list: readonly unknown[]): void {
  const element = shape.element!;
  for (const rule of brokenLength(shape, list.length)) {
    report(walk, { rule, shape, value: list });
  }
  // AWS reports scalar elements once for the whole list, other elements each with its place.
  let isElementReported = false;
  for (let index = 0; index < list.length; index += 1) {
    const item = list[index];
    const isPlain = element.kind === 'string' && typeof item === 'string';
    if (isPlain) {
      if (!isElementReported && hasBroken(element, item)) {
        report(walk, { rule: 'elements', shape: element, value: list });
        isElementReported = true;
      }
      continue;
    }
    walk.path.push(index + 1);
    visit(walk, element, item);
    walk.path.pop();
  }
}

function visitMap(walk: Walk, shape: Shape, map: object): void {
  const entries = map instanceof Map ? [...(map as Map<string, unknown>)] : Object.entries(map);
  const key = shape.key!;
  const element = shape.element!;
  for (const rule of brokenLength(shape, entries.length)) {
    report(walk, { rule, shape, value: map });
  }
  if (entries.some(([name]) => hasBroken(key, name))) {
    report(walk, { rule: 'keys', shape: key, value: map });
  }
  let isValueReported = false;
  for (const [name, value] of entries) {
    if (element.kind === 'string' && typeof value === 'string') {
      if (!isValueReported && hasBroken(element, value)) {
        report(walk, { rule: 'values', shape: element, value: map });
        isValueReported = true;
      }
      continue;
    }
    walk.path.push({ key: name });
    visit(walk, element, value);
    walk.path.pop();
  }
}

function report(walk: Walk, violation: Omit<Violation, 'path' | 'holder'>): void {
  walk.findings.violations.push({ ...violation, holder: walk.holder, path: walk.path.slice() });
}

function refuse(walk: Walk, message: string): void {
  walk.findings.refusals.push({ message });
}

function hasBroken(shape: Shape, value: unknown): boolean {
  return brokenRules(shape, value).length > 0;
}

function brokenRules(shape: Shape, value: unknown): readonly Scalar[] {
  if (typeof value === 'string') {
    if (shape.values && !shape.values.includes(value)) return ['enum'];
    const length = shape.kind === 'string' ? brokenLength(shape, value.length) : [];
    if (shape.regexp && !shape.regexp.test(value)) return ['pattern', ...length];
    return length;
  }
  if (typeof value === 'number') {
    if (shape.min !== undefined && value < shape.min) return ['min-value'];
    if (shape.max !== undefined && value > shape.max) return ['max-value'];
    return [];
  }
  if (value instanceof Uint8Array) return brokenLength(shape, value.byteLength);
  return [];
}

function brokenLength(shape: Shape, length: number): readonly Scalar[] {
  if (shape.max !== undefined && length > shape.max) return ['max-length'];
  if (shape.min !== undefined && length < shape.min) return ['min-length'];
  return [];
}

/** What was expected, in botocore's words, or undefined where the value fits. */
function mismatch(shape: Shape, value: unknown): string | undefined {
  switch (shape.kind) {
    case 'string':
      return typeof value === 'string' ? undefined : "<class 'str'>";
    case 'integer':
    case 'long':
      return Number.isInteger(value) ? undefined : "<class 'int'>";
    case 'float':
    case 'double':
      return typeof value === 'number'
        ? undefined
        : "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>";
    case 'boolean':
      return typeof value === 'boolean' ? undefined : "<class 'bool'>";
    case 'timestamp':
      return Number.isFinite(value) ? undefined : 'a timestamp in milliseconds';
    case 'blob':
      return isBlob(value) ? undefined : "<class 'bytes'>, <class 'bytearray'>";
    case 'list':
      return Array.isArray(value) ? undefined : "<class 'list'>, <class 'tuple'>";
    default:
      return isPlainObject(value) ? undefined : "<class 'dict'>";
  }
}

function isPlainObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return !Array.isArray(value) && !(value instanceof Uint8Array);
}

/** Bytes, text, or the descriptor of a body that is rendered when it is read (`renderer`). */
function isBlob(value: unknown): boolean {
  if (typeof value === 'string' || value instanceof Uint8Array) return true;
  return isPlainObject(value) && Object.hasOwn(value as object, 'renderer');
}

function pythonType(value: unknown): string {
  if (typeof value === 'string') return "<class 'str'>";
  if (typeof value === 'boolean') return "<class 'bool'>";
  if (typeof value === 'number') {
    return Number.isInteger(value) ? "<class 'int'>" : "<class 'float'>";
  }
  if (Array.isArray(value)) return "<class 'list'>";
  return "<class 'dict'>";
}

/** botocore writes `Filters[0].Values`. */
function botoPath(path: readonly Step[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') {
      text += `[${step - 1}]`;
      continue;
    }
    const name = typeof step === 'string' ? step : step.key;
    text += text === '' ? name : `.${name}`;
  }
  return text;
}

function brief(value: unknown): string {
  if (typeof value === 'string') return value.length > 100 ? `${value.slice(0, 100)}…` : value;
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a structure';
  return String(value);
}
