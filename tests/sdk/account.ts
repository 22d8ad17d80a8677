/** An empty account behind the wire, without a network. */
import { specOf } from '../../tools/endpoint/worlds.ts';
import { SEED, wired, type WiredAccount, type Wiring } from './wired.ts';

export async function wiredAccount(wiring: Wiring = {}): Promise<WiredAccount> {
  return wired(await specOf({ scenario: 'blank', seed: SEED }, false), wiring);
}
