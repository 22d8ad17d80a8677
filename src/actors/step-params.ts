/** The parameters of a playbook's steps, each made once: a busy cast repeats itself. */
import type { Params } from '../gateway/call.ts';
import { drawBelow, type RandomStream } from '../kernel/random.ts';
import { fill, namesIn, target, type Step } from './playbook.ts';

/** Lists for `{{name}}`. Frozen, of the config. */
export type Lists = Readonly<Record<string, readonly unknown[]>>;

/** A step looked through once. */
interface Prepared {
  readonly service: string;
  readonly operation: string;
  /** The lists it draws from. */
  readonly names: readonly string[];
}

type Variants = WeakMap<Step, Params[]>;

// tidy-allow: memos of frozen configs; what they hold never depends on what ran before.
const prepared = new WeakMap<Step, Prepared>();
const variants = new WeakMap<readonly unknown[], Variants>(); // tidy-allow: memo of frozen configs

const NO_PARAMS: Params = Object.freeze({});

/** Service, operation and lists of a step. */
export function prepare(step: Step): Prepared {
  let known = prepared.get(step);
  if (!known) prepared.set(step, (known = { ...target(step.call), names: namesIn(step.with) }));
  return known;
}

/** The list a step is done for each of, if there is one. */
export function eachOf(lists: Lists, { each }: Step): readonly unknown[] | undefined {
  return each === undefined ? undefined : lists[each];
}

/**
 * The step's parameters: those of the config itself where nothing is drawn, one of a few where it
 * draws from one list. `nth` is the place in the list that the step is done for each of.
 */
export function paramsOf(
  lists: Lists,
  step: Step,
  { nth, luck }: { nth: number; luck: RandomStream },
): Params {
  const params = step.with ?? NO_PARAMS;
  const [name, ...others] = prepare(step).names;
  if (name === undefined) return params;
  const list = lists[name];
  if (!list || others.length > 0) return fill(params, new Map(Object.entries(lists)), luck);
  const index = step.each === name ? nth : drawBelow(luck, list.length);
  const known = variantsOf(list, step);
  return (known[index] ??= fill(params, new Map([[name, list[index]]]), luck));
}

function variantsOf(list: readonly unknown[], step: Step): Params[] {
  let ofList = variants.get(list);
  if (!ofList) variants.set(list, (ofList = new WeakMap()));
  let ofStep = ofList.get(step);
  if (!ofStep) ofList.set(step, (ofStep = []));
  return ofStep;
}
