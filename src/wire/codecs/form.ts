/** The query protocols' requests: `Dimensions.member.1.Name=InstanceId` as parameters. */

import { awsError } from '../../aws/errors.ts';
import { decodeFormPart, splitQuery } from '../http.ts';
import type { WireMember, WireShape } from '../model/shapes.ts';
import { fromBase64 } from '../../aws/base64.ts';
import { parseNumber, parseTime } from './numbers.ts';

interface Branch {
  value?: string;
  readonly children: Map<string, Branch>;
}

const MAX_DEPTH = 40;

/** Pairs of a form; a name that comes twice keeps its first value. */
export function parseForm(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of splitQuery(text)) {
    const key = decodeFormPart(name);
    if (!found.has(key)) found.set(key, decodeFormPart(value));
  }
  return found;
}

export interface FormRules {
  readonly isEc2: boolean;
}

/** Parameters of an operation; names that the shape does not know are left out. */
export function readForm(
  shape: WireShape,
  form: ReadonlyMap<string, string>,
  rules: FormRules,
): object {
  const root: Branch = { children: new Map() };
  for (const [name, value] of form) plant(root, name.split('.'), value);
  return readStructure(shape, root, { rules, path: [] });
}

function plant(root: Branch, steps: readonly string[], value: string): void {
  if (steps.length > MAX_DEPTH) return;
  let branch = root;
  for (const step of steps) {
    let next = branch.children.get(step);
    if (!next) branch.children.set(step, (next = { children: new Map() }));
    branch = next;
  }
  branch.value = value;
}

interface Place {
  readonly rules: FormRules;
  readonly path: readonly string[];
}

function readStructure(shape: WireShape, branch: Branch, place: Place): object {
  const found: [string, unknown][] = [];
  for (const member of shape.members) {
    const child = childOf(branch, member);
    if (!child) continue;
    const inner = { rules: place.rules, path: [...place.path, member.name] };
    const isFlat = member.isFlat || place.rules.isEc2;
    const value = readValue({ shape: member.shape, isFlat }, child, inner);
    if (value !== undefined) found.push([member.name, value]);
  }
  return Object.fromEntries(found);
}

/** By the name on the wire; older clients may use the member's own. */
function childOf(branch: Branch, { queryName, name }: WireMember): Branch | undefined {
  return branch.children.get(queryName) ?? branch.children.get(name);
}

interface Wanted {
  readonly shape: WireShape;
  readonly isFlat: boolean;
}

function readValue({ shape, isFlat }: Wanted, branch: Branch, place: Place): unknown {
  const inner = (wanted: WireShape, child: Branch, step: string) => {
    const isList = wanted.kind === 'list' || wanted.kind === 'map';
    return readValue(
      { shape: wanted, isFlat: isList && (wanted.isFlat || place.rules.isEc2) },
      child,
      { rules: place.rules, path: [...place.path, step] },
    );
  };
  switch (shape.kind) {
    case 'structure':
      return readStructure(shape, branch, place);
    case 'list': {
      const items = isFlat ? branch : (named(branch, shape.elementName, 'member') ?? branch);
      return numbered(items).map(([step, child]) => inner(shape.element!, child, step));
    }
    case 'map': {
      const items = isFlat ? branch : (branch.children.get('entry') ?? branch);
      return Object.fromEntries(
        numbered(items).flatMap(([step, entry]) => {
          const key = entry.children.get(shape.keyName)?.value;
          const value = entry.children.get(shape.valueName);
          return key === undefined || !value ? [] : [[key, inner(shape.element!, value, step)]];
        }),
      );
    }
    default:
      return branch.value === undefined ? undefined : readScalar(shape.kind, branch.value, place);
  }
}

function named(branch: Branch, ...names: readonly string[]): Branch | undefined {
  for (const name of names) {
    const child = branch.children.get(name);
    if (child) return child;
  }
  return undefined;
}

function numbered(branch: Branch): [string, Branch][] {
  return [...branch.children]
    .filter(([step]) => /^\d{1,9}$/.test(step))
    .sort(([a], [b]) => Number(a) - Number(b));
}

function readScalar(kind: WireShape['kind'], text: string, place: Place): unknown {
  switch (kind) {
    case 'string':
      return text;
    case 'boolean':
      if (/^(true|1)$/.test(text) || (place.rules.isEc2 && /^true$/i.test(text))) return true;
      if (/^(false|0)$/.test(text) || (place.rules.isEc2 && /^false$/i.test(text))) return false;
      throw malformed(text, 'boolean', place);
    case 'timestamp': {
      const at = parseTime(text);
      if (at === null) throw malformed(text, 'timestamp', place);
      return at;
    }
    case 'blob': {
      const bytes = fromBase64(text);
      if (!bytes) throw malformed(text, 'blob', place);
      return bytes;
    }
    default: {
      const number = parseNumber(text, kind);
      if (number === null) throw malformed(text, kind, place);
      return number;
    }
  }
}

function malformed(text: string, kind: string, { rules, path }: Place) {
  if (rules.isEc2) {
    const at = path.at(-1) ?? '';
    const name = at.charAt(0).toLowerCase() + at.slice(1);
    const what = kind === 'integer' || kind === 'long' ? ' Invalid integer value.' : '';
    return awsError(
      'InvalidParameterValue',
      `Value (${text.slice(0, 200)}) for parameter ${name} is invalid.${what}`,
    );
  }
  const rule = kind === 'timestamp' ? 'ISO8601' : kind;
  return awsError(
    'MalformedInput',
    `${kind === 'timestamp' ? kind : text.slice(0, 200)} must follow ${rule}`,
  );
}
