import type { Params } from '../gateway/call.ts';
import { deepFreeze } from '../gateway/freeze.ts';
import { drawBelow, type RandomStream } from '../kernel/random.ts';

/** One call of a playbook. */
export interface Step {
  /** `<service>.<Operation>`, e.g. `cloudwatch.DescribeAlarms`. */
  readonly call: string;
  /** Parameters; a text `{{name}}` stands for a draw from the list of that name. */
  readonly with?: Params;
  readonly region?: string;
  /** In percent: how often the step is done at all. Default 100. */
  readonly chance?: number;
  /** Milliseconds after the step before; default drawn from the member's pace. */
  readonly afterMs?: number;
  /** The step is done once for each member of the list of this name, which `{{name}}` then is. */
  readonly each?: string;
  /** Done in this role, which a person at the console switches to first. */
  readonly inRole?: string;
}

/** A habit: what somebody does in one go. */
export type Playbook = readonly Step[];

/** Lists that `{{name}}` draws from, and values kept under a name. */
export type Picks = ReadonlyMap<string, unknown>;

const WHOLE = /^\{\{([\w.-]+)\}\}$/;
const PART = /\{\{([\w.-]+)\}\}/g;

/** `cloudwatch.DescribeAlarms` in its two parts. */
export function target(call: string): { service: string; operation: string } {
  const dot = call.indexOf('.');
  return { service: call.slice(0, dot), operation: call.slice(dot + 1) };
}

/** The names that are filled in, each once. */
export function namesIn(value: unknown): string[] {
  const found = JSON.stringify(value ?? null).matchAll(PART);
  return [...new Set([...found].map(([, name]) => name!))];
}

/** Whether anything in the parameters has to be filled in. */
function hasPicks(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('{{');
  if (value === null || typeof value !== 'object') return false;
  return Object.values(value).some(hasPicks);
}

/**
 * The parameters with every `{{name}}` filled in, frozen. One text that is only a pick takes the
 * picked value as it is (a number stays a number); inside a text it becomes text.
 */
export function fill(value: Params, picks: Picks, luck: RandomStream): Params {
  if (!hasPicks(value)) return deepFreeze(value);
  return deepFreeze(fillIn(value, (name) => pick(picks, name, luck))) as Params;
}

function fillIn(value: unknown, take: (name: string) => unknown): unknown {
  if (typeof value === 'string') {
    const whole = WHOLE.exec(value);
    if (whole) return take(whole[1]!);
    return value.replace(PART, (_, name: string) => String(take(name)));
  }
  if (Array.isArray(value)) return value.map((member) => fillIn(member, take));
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).map(([key, member]) => [key, fillIn(member, take)]);
    return Object.fromEntries(entries) as unknown;
  }
  return value;
}

/** A draw from a list, or the member `a.b.c` of a kept value. */
function pick(picks: Picks, name: string, luck: RandomStream): unknown {
  const list = picks.get(name);
  if (Array.isArray(list)) return list[drawBelow(luck, list.length)];
  if (list !== undefined) return list;
  const [head, ...path] = name.split('.');
  return path.reduce<unknown>(
    (value, key) => (value as Record<string, unknown> | undefined)?.[key],
    picks.get(head!),
  );
}
