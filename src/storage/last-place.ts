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

/**
 * How the learner had things set while working: the Region of the pages and the speed of time. Per
 * tab, so that a reload goes on as before; a new tab begins at home.
 */
export interface Desk {
  readonly region: string | null;
  readonly speed: number | null;
}

const DESK_KEY = 'trailwatch:desk';
const NOTHING: Desk = { region: null, speed: null };

export function readDesk(): Desk {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(DESK_KEY) ?? '{}');
    const { region, speed } = (kept ?? {}) as Partial<Record<keyof Desk, unknown>>;
    return {
      region: typeof region === 'string' ? region.slice(0, 40) : null,
      speed: typeof speed === 'number' && speed > 0 ? speed : null,
    };
  } catch {
    return NOTHING;
  }
}

export function keepDesk(change: Partial<Desk>): void {
  try {
    sessionStorage.setItem(DESK_KEY, JSON.stringify({ ...readDesk(), ...change }));
  } catch {
    // A browser that stores nothing still plays.
  }
}
