/** Lines a person writes for themselves, kept on this device only, never part of a save. */
const PREFIX = 'trailwatch:note:';
const LONGEST = 2000;

export function readNote(about: string): string {
  try {
    return localStorage.getItem(PREFIX + about) ?? '';
  } catch {
    return '';
  }
}

/** An empty line forgets the note. */
export function keepNote(about: string, text: string): void {
  try {
    if (text.trim() === '') localStorage.removeItem(PREFIX + about);
    else localStorage.setItem(PREFIX + about, text.slice(0, LONGEST));
  } catch {
    // A browser that stores nothing still plays.
  }
}
