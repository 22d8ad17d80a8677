import type { LastPlace } from '../storage/last-place.ts';

/**
 * What a worker is started for. It travels as the worker's name, which is there when its first
 * script runs: a message would come after the page's first drawing only.
 */
export type Errand =
  | { readonly for: 'home' }
  | {
      readonly for: 'account';
      readonly place: LastPlace | null;
      /** This tab was here before; its old worker may linger. */
      readonly isReload: boolean;
      readonly speed: number;
    };

export const errandName = (errand: Errand): string => JSON.stringify(errand);

export const readErrand = (name: string): Errand => JSON.parse(name) as Errand;
