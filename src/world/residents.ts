import { acts } from '../actors/acts.ts';
import { cast } from '../actors/cast.ts';
import type { AnyResident } from '../gateway/resident.ts';

/** Everybody who can live in a world; its spec says who does. One line each. */
export const RESIDENTS: readonly AnyResident[] = [cast, acts];
