import { MODEL_LAWS } from '../aws/model/check.ts';
import { SERVICES } from '../services/index.ts';
import { RESIDENTS } from './residents.ts';
import type { Fittings } from './world.ts';

/** What this release is made of. */
export const FITTINGS: Fittings = {
  services: SERVICES,
  residents: RESIDENTS,
  model: MODEL_LAWS,
};
