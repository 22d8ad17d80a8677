import { notSimulated } from './errors.ts';

/**
 * Refuses members that AWS would act on and we do not model, so that none is silently dropped.
 * `what` names the operation: `Lambda CreateFunction`.
 */
export function refuseMembers(what: string, input: object, names: readonly string[]): void {
  const given = input as Readonly<Record<string, unknown>>;
  for (const name of names) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined || value === null) continue;
    throw notSimulated(`Not simulated: ${what} with ${name}.`);
  }
}
