/** Instruments over the account as a whole, and the two that need no account. */
import { TEST_COUNTS } from 'virtual:test-counts';
import { operationNames } from '../../aws/model/load.ts';
import { FITTINGS } from '../../world/fittings.ts';
import type { LookContext } from '../looks.ts';
import { accountMap } from './map/account-map.ts';
import { debrief } from './debrief/debrief.ts';
import { ledger } from './ledger.ts';
import { search } from './search.ts';

export const ACCOUNT_LOOKS = {
  'account-map': ({ world }: LookContext) => accountMap(world),
  debrief,
  search: ({ world }: LookContext, { text }: { readonly text: string }) => search(world, text),
  ledger: () =>
    ledger({ services: FITTINGS.services, namesOf: operationNames, tests: TEST_COUNTS }),
};
