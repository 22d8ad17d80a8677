/** Hash routes: `#/alarms/cpu-high?tab=history`. Names in paths are percent-encoded. */
export interface Location {
  readonly path: string;
  readonly query: URLSearchParams;
}
export interface Match<R> {
  readonly route: R;
  readonly params: Readonly<Record<string, string>>;
}

export function readHash(hash: string): Location {
  const body = hash.replace(/^#/, '') || '/';
  const cut = body.indexOf('?');
  const path = cut < 0 ? body : body.slice(0, cut);
  return {
    path: path.startsWith('/') ? path : `/${path}`,
    query: new URLSearchParams(cut < 0 ? '' : body.slice(cut + 1)),
  };
}

/** `href('/alarms', name)` → `#/alarms/<encoded name>`. */
export function href(
  path: string,
  name?: string | null,
  query?: Readonly<Record<string, string | number | null | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== null && value !== undefined && value !== '') search.set(key, String(value));
  }
  const tail = search.size > 0 ? `?${search}` : '';
  return `#${path}${name === undefined || name === null ? '' : `/${encodeURIComponent(name)}`}${tail}`;
}

/** The first route whose pattern fits; `:name` takes one segment. */
export function match<R extends { readonly pattern: string }>(
  routes: readonly R[],
  path: string,
): Match<R> | null {
  const parts = path.split('/').filter(Boolean);
  for (const route of routes) {
    const params = fit(route.pattern.split('/').filter(Boolean), parts);
    if (params) return { route, params };
  }
  return null;
}

function fit(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const params: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [index, piece] of pattern.entries()) {
    const part = parts[index]!;
    if (piece.startsWith(':')) params[piece.slice(1)] = decode(part);
    else if (piece !== part) return null;
  }
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
