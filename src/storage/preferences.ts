/** How this person likes the screens: small, kept on this device, never part of a save. */
export interface Preferences {
  readonly theme: 'system' | 'light' | 'dark';
  readonly projector: boolean;
  readonly navigationOpen: boolean;
  readonly missionOpen: boolean;
}

const KEY = 'trailwatch.preferences';
const DEFAULTS: Preferences = {
  theme: 'system',
  projector: false,
  navigationOpen: true,
  missionOpen: true,
};

/** Falls back to the defaults where storage is refused or holds something foreign. */
export function readPreferences(): Preferences {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return settle(typeof kept === 'object' && kept !== null ? kept : {});
  } catch {
    return DEFAULTS;
  }
}

export function keepPreferences(next: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // A refused storage costs only the memory of a choice.
  }
}

function settle(kept: Partial<Record<keyof Preferences, unknown>>): Preferences {
  const flag = (value: unknown, otherwise: boolean): boolean =>
    typeof value === 'boolean' ? value : otherwise;
  return {
    theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : DEFAULTS.theme,
    projector: flag(kept.projector, DEFAULTS.projector),
    navigationOpen: flag(kept.navigationOpen, DEFAULTS.navigationOpen),
    missionOpen: flag(kept.missionOpen, DEFAULTS.missionOpen),
  };
}
