import { acts } from '../actors/acts.ts';
import { cast } from '../actors/cast.ts';
import type { AnyResident } from '../gateway/resident.ts';
import { traffic } from '../workloads/traffic.ts';

/** Everybody who can live in a world; its spec says who does. One line each. */
export const RESIDENTS: readonly AnyResident[] = [traffic, cast, acts];
