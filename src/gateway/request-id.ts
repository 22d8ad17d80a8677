import { uuidAt } from '../kernel/ids.ts';

/** Family of the ids of requests among the numbered ids of a world. */
const REQUESTS = 1;

/** The request id that call `serial` is answered with and recorded under. */
export function requestIdOf(seed: number, serial: number): string {
  return uuidAt(seed, REQUESTS, serial);
}
