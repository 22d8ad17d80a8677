/** Puts a program's globals on the account's time and its console on the page. */
import type { Timers } from './timers.ts';

/** Answers the function that gives the host's own back. */
export function onAccountTime(timers: Timers, console: object): () => void {
  const clear = (id: unknown) => timers.clear(Number(id));
  return replaced(globalThis, {
    console,
    Date: dateOf(timers),
    setTimeout: timerSetter(timers, false),
    setInterval: timerSetter(timers, true),
    setImmediate: (run: (...given: unknown[]) => void, ...given: unknown[]) =>
      timers.set(() => run(...given), 1),
    ...{ clearTimeout: clear, clearInterval: clear, clearImmediate: clear },
  });
}

function replaced(scope: object, values: Readonly<Record<string, unknown>>): () => void {
  const undo = Object.entries(values).map(([name, value]) => {
    const before = Object.getOwnPropertyDescriptor(scope, name);
    Object.defineProperty(scope, name, { value, writable: true, configurable: true });
    return () => {
      if (before) Object.defineProperty(scope, name, before);
      else Reflect.deleteProperty(scope, name);
    };
  });
  return () => {
    for (const giveBack of undo) giveBack();
  };
}

function timerSetter(timers: Timers, isRepeated: boolean) {
  return (run: unknown, ms: unknown = 0, ...given: unknown[]): number => {
    if (typeof run !== 'function') throw new TypeError('A timer needs a function.');
    const wait = Number(ms);
    return timers.set(() => void run(...given), wait, isRepeated ? wait : null);
  };
}

/** `Date` whose present is the account's. */
function dateOf(timers: Timers): DateConstructor {
  return new Proxy(Date, {
    construct: (target, given: [], newTarget) =>
      Reflect.construct(target, given.length === 0 ? [timers.now] : given, newTarget) as Date,
    apply: (target) => new target(timers.now).toString(),
    get: (target, name, receiver) =>
      name === 'now' ? () => timers.now : (Reflect.get(target, name, receiver) as unknown),
  });
}
