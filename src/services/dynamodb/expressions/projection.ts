import { invalid } from '../errors.ts';
import type { AttributeValue, Item } from '../values/attribute.ts';
import { valueAt } from './evaluate.ts';
import { Reader, type Path, type Placeholders } from './reader.ts';

/** The paths of a ProjectionExpression. */
export function parseProjection(text: string, placeholders: Placeholders): readonly Path[] {
  const reader = new Reader({ kind: 'ProjectionExpression', text }, placeholders);
  const paths = [reader.path()];
  while (reader.accept(',')) paths.push(reader.path());
  if (reader.next.kind !== 'end') throw reader.unexpected();
  const seen = new Set(paths.map((path) => JSON.stringify(path)));
  if (seen.size < paths.length) {
    throw invalid(
      'Invalid ProjectionExpression: Two document paths overlap with each other; must remove or ' +
        'rewrite one of these paths;',
    );
  }
  return paths;
}

/** Only the parts of an item that the paths name. */
export function project(item: Item, paths: readonly Path[]): Item {
  const kept = new Map<string, AttributeValue>();
  for (const path of paths) {
    const value = valueAt(item, path);
    if (!value) continue;
    const name = path[0] as string;
    kept.set(name, merged(kept.get(name), wrapped(path.slice(1), value)));
  }
  return Object.fromEntries(kept);
}

function wrapped(path: Path, value: AttributeValue): AttributeValue {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const inner = wrapped(rest, value);
  return typeof step === 'number' ? { L: [inner] } : { M: Object.fromEntries([[step, inner]]) };
}

function merged(before: AttributeValue | undefined, added: AttributeValue): AttributeValue {
  if (before?.M && added.M) {
    const members = new Map(Object.entries(before.M));
    for (const [key, value] of Object.entries(added.M)) {
      members.set(key, merged(members.get(key), value));
    }
    return { M: Object.fromEntries(members) };
  }
  if (before?.L && added.L) return { L: [...before.L, ...added.L] };
  return added;
}
