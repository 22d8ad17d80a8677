/** Routes of the REST services, compiled from the model's `GET /{Bucket}?acl 200 …`. */

import { decodePart, splitQuery, type WireRequest } from '../http.ts';
import { wireTable } from '../model/load.ts';

interface Route {
  readonly operation: string;
  readonly method: string;
  readonly segments: readonly string[];
  readonly literals: readonly (readonly [name: string, value: string | null])[];
  readonly needsQuery: readonly string[];
  readonly needsHeaders: readonly string[];
  readonly status: number;
}

export interface Routed {
  readonly operation: string;
  readonly status: number;
  readonly labels: ReadonlyMap<string, string>;
}

const compiled = new Map<string, readonly Route[]>();

/** The operation that a request of a REST service means, the most specific of those that fit. */
export function routeRest(service: string, request: WireRequest): Routed | null {
  const query = new Map(
    splitQuery(request.query).map(([name, value]) => [decodePart(name), decodePart(value)]),
  );
  let best: { route: Route; labels: Map<string, string> } | null = null;
  for (const route of routesOf(service)) {
    if (route.method !== request.method) continue;
    if (best && weight(route) <= weight(best.route)) continue;
    if (!fitsQuery(route, query) || !fitsHeaders(route, request)) continue;
    const labels = labelsOf(route, request.path);
    if (labels) best = { route, labels };
  }
  if (!best) return null;
  return { operation: best.route.operation, status: best.route.status, labels: best.labels };
}

function weight({ literals, needsQuery, needsHeaders, segments }: Route): number {
  const fixed = segments.filter((segment) => !segment.startsWith('{')).length;
  return (literals.length + needsQuery.length + needsHeaders.length) * 16 + fixed;
}

function fitsQuery(route: Route, query: ReadonlyMap<string, string>): boolean {
  const hasLiterals = route.literals.every(
    ([name, value]) => query.has(name) && (value === null || query.get(name) === value),
  );
  return hasLiterals && route.needsQuery.every((name) => query.has(name));
}

function fitsHeaders({ needsHeaders }: Route, { headers }: WireRequest): boolean {
  return needsHeaders.every((name) => headers.has(name));
}

/** The parts of the path by their labels; null where it does not fit. */
function labelsOf({ segments }: Route, path: string): Map<string, string> | null {
  const labels = new Map<string, string>();
  const parts = path.split('/').slice(1);
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index]!;
    if (segment.endsWith('+}')) {
      const rest = parts.slice(index).join('/');
      if (rest === '') return null;
      labels.set(segment.slice(1, -2), decodePart(rest));
      return labels;
    }
    const part = parts[index];
    if (part === undefined || (part === '' && segment !== '')) return null;
    if (segment.startsWith('{')) labels.set(segment.slice(1, -1), decodePart(part));
    else if (decodePart(part) !== segment) return null;
  }
  // One slash at the end is let pass, as old clients write it.
  const rest = parts.slice(segments.length);
  return rest.length === 0 || (rest.length === 1 && rest[0] === '') ? labels : null;
}

function routesOf(service: string): readonly Route[] {
  let routes = compiled.get(service);
  if (!routes) {
    const lines = Object.entries(wireTable(service)?.http ?? {});
    compiled.set(service, (routes = lines.map(([operation, line]) => compile(operation, line))));
  }
  return routes;
}

function compile(operation: string, line: string): Route {
  const [method = '', uri = '', status = '', ...needs] = line.split(' ');
  const [path = '', query = ''] = uri.split('?');
  const needed = (mark: string) =>
    needs.filter((need) => need.startsWith(mark)).map((need) => need.slice(2).toLowerCase());
  return {
    operation,
    method,
    segments: path.split('/').slice(1),
    literals: query === '' ? [] : query.split('&').map(literal),
    needsQuery: needs.filter((need) => need.startsWith('q:')).map((need) => need.slice(2)),
    needsHeaders: needed('h:'),
    status: Number(status),
  };
}

function literal(part: string): readonly [string, string | null] {
  const [name = '', value] = part.split('=');
  return [name, value ?? null];
}
