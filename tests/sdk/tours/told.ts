/** What the tours were told, as plain text: to be compared between Node and browsers. */
import type { WorldSpec } from '../../../src/world/state.ts';
import { wired } from '../wired.ts';
import { TOURS, walk } from './all.ts';

/** One line for each call of every tour. */
export async function toldOnTours(spec: WorldSpec): Promise<string[]> {
  const lines: string[] = [];
  for (const tour of TOURS) {
    for (const { step, answer } of await walk(tour, wired(spec))) {
      const told = answer.ok ? await plain(answer.value) : await plainError(answer.error);
      lines.push(`${tour.service} ${step.operation}: ${alike(JSON.stringify(told))}`);
    }
  }
  return lines;
}

/** Without what each client says of itself and what it draws by lot; records hold JSON in JSON. */
function alike(json: string): string {
  return json.replace(/((?:ClientToken|clientToken|userAgent)\\*":\\*")[^"\\]*/g, '$1-');
}

async function plainError(error: Error): Promise<unknown> {
  const { $metadata, $fault } = error as { $metadata?: unknown; $fault?: unknown };
  return { name: error.name, message: error.message, $fault, $metadata };
}

interface Body {
  readonly transformToString: () => Promise<string>;
}

/** Streams as their text, bytes as numbers; what JSON knows stays. */
async function plain(value: unknown): Promise<unknown> {
  if (value instanceof Uint8Array) return [...value];
  if (value instanceof Date || value === null || typeof value !== 'object') return value;
  if ('transformToString' in value) return (value as Body).transformToString();
  if (Array.isArray(value)) return Promise.all(value.map(plain));
  const pairs = Object.entries(value).map(async ([key, one]) => [key, await plain(one)] as const);
  return Object.fromEntries(await Promise.all(pairs));
}
