import type { AnyService } from '../gateway/service.ts';

/** Every simulated service: one line each. */
export const SERVICES: readonly AnyService[] = Object.freeze([]);
