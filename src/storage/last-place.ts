/**
 * Where the learner stood when the page went away. Written at once (a page that closes waits for
 * nothing), so that a reload comes back to the same minute. Per tab first, then per browser.
 */

export interface LastPlace {
  readonly saveId: string;
  readonly now: number;
}

const KEY = 'trailwatch:last-place';

export function notePlace(place: LastPlace): void {
  for (const store of stores()) {
    try {
      store.setItem(KEY, JSON.stringify(place));
    } catch {
      // A browser that stores nothing still plays.
    }
  }
}

/** `isReload`: this tab was here before; then its own place counts, and its old worker may linger. */
export function readPlace(): { place: LastPlace | null; isReload: boolean } {
  const [own, shared] = stores().map(readFrom);
  return { place: own ?? shared ?? null, isReload: Boolean(own) };
}

function readFrom(store: Storage): LastPlace | null {
  try {
    const place = JSON.parse(store.getItem(KEY) ?? 'null') as LastPlace | null;
    const isPlace = typeof place?.saveId === 'string' && Number.isSafeInteger(place.now);
    return isPlace ? place : null;
  } catch {
    return null;
  }
}

function stores(): Storage[] {
  try {
    return [sessionStorage, localStorage];
  } catch {
    return [];
  }
}
