import { keepPreferences, type Preferences } from '../../storage/preferences.ts';

/** Puts the choices on the page and keeps them. */
export function applyPreferences(next: Preferences): void {
  const root = document.documentElement;
  if (next.theme === 'system') root.removeAttribute('data-theme');
  else root.dataset.theme = next.theme;
  root.toggleAttribute('data-projector', next.projector);
  keepPreferences(next);
}
