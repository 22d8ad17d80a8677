/** Shapes with all that a codec needs to know, linked and kept. */

import { serviceTable } from '../../aws/model/load.ts';
import { inputShape, outputShape, shapeOf, type Shape } from '../../aws/model/shapes.ts';
import { wireTable, type MemberTraits, type ShapeTraits, type WireTable } from './load.ts';

export type Place = 'body' | 'header' | 'headers' | 'query' | 'uri' | 'status';
export type TimeForm = 'epoch' | 'iso8601' | 'rfc822';

export interface WireMember {
  /** As in `Params`. */
  readonly name: string;
  /** In XML, REST JSON, headers and query strings. */
  readonly wireName: string;
  /** In a request of the query protocols. */
  readonly queryName: string;
  readonly place: Place;
  readonly shape: WireShape;
  readonly isFlat: boolean;
  readonly isAttribute: boolean;
  readonly isStreaming: boolean;
  readonly xmlNamespace?: string;
  readonly timeForm?: TimeForm;
}

export interface WireShape {
  readonly name: string;
  readonly kind: Shape['kind'];
  readonly members: readonly WireMember[];
  readonly byName: ReadonlyMap<string, WireMember>;
  readonly byWireName: ReadonlyMap<string, WireMember>;
  /** The member that is the whole HTTP body. */
  readonly payload?: WireMember;
  readonly element?: WireShape;
  readonly elementName: string;
  readonly keyName: string;
  readonly valueName: string;
  readonly isFlat: boolean;
  readonly xmlNamespace?: string;
}

export interface WireOperation {
  readonly service: string;
  readonly name: string;
  readonly input?: WireShape;
  readonly output?: WireShape;
  readonly resultWrapper: string;
}

const PLACES: Readonly<Record<string, Place>> = {
  h: 'header',
  H: 'headers',
  q: 'query',
  u: 'uri',
  s: 'status',
};

const operations = new Map<string, WireOperation | null>();
const graphs = new Map<string, Map<Shape, WireShape>>();

/** An operation whose shapes are in the tables; null for every other. */
export function wireOperation(service: string, name: string): WireOperation | null {
  const key = `${service} ${name}`;
  let found = operations.get(key);
  if (found === undefined) operations.set(key, (found = linkOperation(service, name)));
  return found;
}

/** The shape of a modelled error. */
export function errorShape(service: string, name: string): WireShape | undefined {
  const shape = shapeOf(service, name);
  return shape && link(service, shape);
}

function linkOperation(service: string, name: string): WireOperation | null {
  const known = serviceTable(service)?.operations;
  if (!known || !Object.hasOwn(known, name)) return null;
  const input = inputShape(service, name);
  const output = outputShape(service, name);
  const traits = wireTable(service)?.operations;
  const own = traits && Object.hasOwn(traits, name) ? traits[name] : undefined;
  return {
    service,
    name,
    input: input && link(service, input),
    output: output && link(service, output),
    resultWrapper: own?.w ?? `${name}Result`,
  };
}

function link(service: string, shape: Shape): WireShape {
  let graph = graphs.get(service);
  if (!graph) graphs.set(service, (graph = new Map()));
  const known = graph.get(shape);
  if (known) return known;
  const traits = shapeTraits(wireTable(service), shape.name);
  const isEc2 = service === 'ec2';
  const members: WireMember[] = [];
  const linked: { -readonly [K in keyof WireShape]: WireShape[K] } = {
    name: shape.name,
    kind: shape.kind,
    members,
    byName: new Map(),
    byWireName: new Map(),
    elementName: traits.e ?? (isEc2 ? 'item' : 'member'),
    keyName: traits.k ?? 'key',
    valueName: traits.v ?? 'value',
    isFlat: traits.f === 1,
    xmlNamespace: traits.x,
  };
  graph.set(shape, linked); // before its members: shapes may contain themselves
  if (shape.element) linked.element = link(service, shape.element);
  for (const [name, member] of shape.members) {
    const own = traits.m && Object.hasOwn(traits.m, name) ? traits.m[name]! : {};
    members.push(
      linkMember(service, { name, shape: link(service, member), traits: own, of: shape }),
    );
  }
  linked.byName = new Map(members.map((member) => [member.name, member]));
  linked.byWireName = new Map(members.map((member) => [member.wireName, member]));
  linked.payload = members.find(({ name }) => name === traits.p);
  return linked;
}

interface Slot {
  readonly name: string;
  readonly shape: WireShape;
  readonly traits: MemberTraits;
  readonly of: Shape;
}

function linkMember(service: string, { name, shape, traits, of }: Slot): WireMember {
  const isEc2 = service === 'ec2';
  const isFlat = traits.f === 1 || shape.isFlat;
  // A flattened list goes by the name of its elements, where they have one of their own.
  const elementName = isFlat && shape.kind === 'list' && shape.elementName !== 'member';
  const wireName = elementName
    ? shape.elementName
    : (traits.n ?? (isEc2 ? lowerFirst(name) : name));
  return {
    name,
    wireName,
    queryName: isEc2 ? (of.wireNames.get(name) ?? name) : wireName,
    place: PLACES[traits.l ?? ''] ?? 'body',
    shape,
    isFlat,
    isAttribute: traits.a === 1,
    isStreaming: traits.s === 1,
    xmlNamespace: traits.x,
    timeForm: timeFormOf(traits.t),
  };
}

function shapeTraits(table: WireTable | undefined, name: string): ShapeTraits {
  return table && Object.hasOwn(table.shapes, name) ? table.shapes[name]! : {};
}

function timeFormOf(text: string | undefined): TimeForm | undefined {
  if (text === 'unixTimestamp') return 'epoch';
  return text === 'iso8601' || text === 'rfc822' ? text : undefined;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
