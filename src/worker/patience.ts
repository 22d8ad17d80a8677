import { HistoryAbsent } from '../kernel/absent.ts';
import type { Host } from './host.ts';

/**
 * Asks; when the answer lies in history that is still being lived, waits for it and asks again. A
 * question without an answer yet has changed nothing that lasts: the world it was put to is
 * replaced by the whole one (`keeping/filling.ts`).
 */
export async function patiently<T>(host: Host, ask: () => T | Promise<T>): Promise<Awaited<T>> {
  for (;;) {
    const { filling } = host;
    if (filling && host.runner.lacks) await filling.done;
    try {
      return await ask();
    } catch (error) {
      if (!filling || !(error instanceof HistoryAbsent)) throw error;
      await filling.done;
    }
  }
}

/** Waits until the whole history is there: for what takes the world as it is and keeps it. */
export async function wholly<T>(host: Host, work: () => T | Promise<T>): Promise<Awaited<T>> {
  while (host.filling) await host.filling.done;
  return await work();
}
