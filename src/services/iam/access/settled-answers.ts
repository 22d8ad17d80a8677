/** What an owner's policies answer whatever the request's context is, remembered. */
import type { Denial } from '../../../gateway/ports.ts';
import type { PolicySet } from '../policy/policy-set.ts';

export interface SettledAnswers {
  /** Undefined when the answer is not known or depends on the request. */
  get(action: string, resource: string): Denial | null | undefined;
  /** Remembers an answer if action and resource alone lead to it. */
  keep(asked: { action: string; resource: string }, answer: Denial | null): void;
}

const MOST_ANSWERS = 4096;

export function settledAnswers(sets: readonly PolicySet[]): SettledAnswers {
  const byAction = new Map<string, Map<string, Denial | null>>();
  let count = 0;
  return {
    get: (action, resource) => byAction.get(action)?.get(resource),
    keep({ action, resource }, answer) {
      if (!sets.every((set) => set.isSettled(action, resource))) return;
      count += 1;
      if (count > MOST_ANSWERS) {
        byAction.clear();
        count = 1;
      }
      let byResource = byAction.get(action);
      if (!byResource) byAction.set(action, (byResource = new Map()));
      byResource.set(resource, answer);
    },
  };
}
