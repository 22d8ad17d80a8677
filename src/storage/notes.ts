/** What a person writes for themselves about a scenario: kept, exported and reset with the rest. */
import type { Database } from './db.ts';
import type { KeptNote } from './kept.ts';

export const NOTE_LIMIT_CHARS = 2000;

export async function readNote(db: Database, about: string): Promise<string> {
  const note = await db.attempt(() => db.notes.get(about));
  return note?.text ?? '';
}

/** An empty line forgets the note. */
export async function keepNote(db: Database, about: string, text: string): Promise<void> {
  const note: KeptNote = { about, text: text.slice(0, NOTE_LIMIT_CHARS) };
  await db.attempt(async () => {
    if (text.trim() === '') await db.notes.delete(about);
    else await db.notes.put(note);
  });
}

/** Of a note that is here and one that comes in, nothing is lost. */
export function mergeNotes(here: KeptNote, incoming: KeptNote): KeptNote {
  if (here.text.includes(incoming.text)) return here;
  if (incoming.text.includes(here.text)) return incoming;
  const text = `${here.text} · ${incoming.text}`.slice(0, NOTE_LIMIT_CHARS);
  return { about: here.about, text };
}
