/** Shapes of the tables as a linked graph, built on first use. */

import { serviceTable, type ServiceTable, type ShapeEntry } from './load.ts';

export type ShapeKind =
  | 'structure'
  | 'list'
  | 'map'
  | 'string'
  | 'integer'
  | 'long'
  | 'float'
  | 'double'
  | 'boolean'
  | 'timestamp'
  | 'blob';

export interface Shape {
  /** AWS's name of the shape; for an unconstrained primitive its kind. */
  readonly name: string;
  readonly kind: ShapeKind;
  /** Members of a structure, in the model's order. */
  readonly members: ReadonlyMap<string, Shape>;
  readonly required: readonly string[];
  /** Exactly one member is to be given. */
  readonly isUnion: boolean;
  /** EC2 only: member name → name of the request parameter where the two differ. */
  readonly wireNames: ReadonlyMap<string, string>;
  /** Element of a list, value of a map. */
  readonly element?: Shape;
  readonly key?: Shape;
  /** Length of strings, blobs, lists and maps; value of numbers. */
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly regexp?: RegExp;
  readonly values?: readonly string[];
  readonly sensitive: boolean;
}

const KINDS: Readonly<Record<string, ShapeKind>> = {
  S: 'structure',
  L: 'list',
  M: 'map',
  s: 'string',
  i: 'integer',
  l: 'long',
  f: 'float',
  d: 'double',
  b: 'boolean',
  t: 'timestamp',
  B: 'blob',
};

// tidy-allow: a constant without entries, shared by every shape that has no members.
const EMPTY_MAP: ReadonlyMap<string, never> = new Map<string, never>();

const PRIMITIVES: ReadonlyMap<string, Shape> = new Map(
  [...'silfdbtB'].map((letter) => [
    `:${letter}`,
    {
      name: KINDS[letter]!,
      kind: KINDS[letter]!,
      members: EMPTY_MAP,
      required: [],
      isUnion: false,
      wireNames: EMPTY_MAP,
      sensitive: false,
    },
  ]),
);

// tidy-allow: memo of immutable tables; what it returns never depends on what ran before.
const graphs = new Map<string, Map<string, Shape>>();

/** The shape a table refers to by name (or by ':' and a letter for a bare primitive). */
export function shapeOf(service: string, ref: string): Shape | undefined {
  const primitive = PRIMITIVES.get(ref);
  if (primitive) return primitive;
  const table = serviceTable(service);
  if (!table || !Object.hasOwn(table.shapes, ref)) return undefined;
  let graph = graphs.get(service);
  if (!graph) {
    graph = new Map();
    graphs.set(service, graph);
  }
  return link(table, graph, ref);
}

/** Input of a modelled operation; undefined where it takes none or is not in the table. */
export function inputShape(service: string, operation: string): Shape | undefined {
  const ref = entryOf(service, operation)?.i;
  return ref === undefined ? undefined : shapeOf(service, ref);
}

/** Output of a modelled operation, types only (constraints of answers are not kept). */
export function outputShape(service: string, operation: string): Shape | undefined {
  const ref = entryOf(service, operation)?.o;
  return ref === undefined ? undefined : shapeOf(service, ref);
}

function entryOf(service: string, operation: string) {
  const operations = serviceTable(service)?.operations;
  if (!operations || !Object.hasOwn(operations, operation)) return undefined;
  return operations[operation];
}

function link(table: ServiceTable, graph: Map<string, Shape>, ref: string): Shape {
  const known = PRIMITIVES.get(ref) ?? graph.get(ref);
  if (known) return known;
  const entry = table.shapes[ref]!;
  const members = new Map<string, Shape>();
  const shape: { -readonly [K in keyof Shape]: Shape[K] } = {
    name: ref,
    kind: KINDS[entry.t]!,
    members,
    required: entry.r ?? [],
    isUnion: entry.u === 1,
    wireNames: entry.w ? new Map(Object.entries(entry.w)) : EMPTY_MAP,
    ...constraints(entry),
  };
  graph.set(ref, shape); // before its members: shapes may contain themselves
  if (typeof entry.m === 'string') shape.element = link(table, graph, entry.m);
  else if (entry.m) {
    for (const [name, to] of Object.entries(entry.m)) members.set(name, link(table, graph, to));
  }
  if (entry.k !== undefined) shape.key = link(table, graph, entry.k);
  return shape;
}

function constraints(entry: ShapeEntry) {
  return {
    min: entry.n,
    max: entry.x,
    pattern: entry.p,
    // botocore's patterns are unanchored but mean the whole string.
    regexp: entry.p === undefined ? undefined : new RegExp(`^(?:${entry.p})$`, 'u'),
    values: entry.e,
    sensitive: entry.z === 1,
  };
}
