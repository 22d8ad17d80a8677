import { check } from '../aws/model/check.ts';
import { operationKind } from '../aws/model/load.ts';
import { RESIDENTS } from './residents.ts';
import { SERVICES } from '../services/index.ts';
import type { ModelLaws } from '../gateway/substrate.ts';
import type { Fittings } from './world.ts';

/** The generated API model, as the gateway asks it. */
export const MODEL: ModelLaws = {
  knows: (service, operation) => operationKind(service, operation) !== 'unknown',
  check: (service, operation, params) => {
    const found = check(service, operation, params);
    return found.ok ? null : { ...found.error, fault: 'client' };
  },
};

/** What this release is made of. */
export const FITTINGS: Fittings = { services: SERVICES, residents: RESIDENTS, model: MODEL };
