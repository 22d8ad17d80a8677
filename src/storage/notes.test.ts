import { describe, expect, it } from 'vitest';
import { mergeNotes, NOTE_LIMIT_CHARS } from './notes.ts';

const note = (text: string) => ({ about: 'cpu-spike', text });

describe('two notes about one scenario', () => {
  it('that say the same stay one', () => {
    expect(mergeNotes(note('late'), note('late'))).toEqual(note('late'));
  });

  it('become the longer one where it holds the other', () => {
    expect(mergeNotes(note('late'), note('late by a minute'))).toEqual(note('late by a minute'));
    expect(mergeNotes(note('late by a minute'), note('late'))).toEqual(note('late by a minute'));
  });

  it('are both kept where they differ, the one that was here first', () => {
    expect(mergeNotes(note('late'), note('quiet'))).toEqual(note('late · quiet'));
  });

  it('never grow beyond what a note may hold', () => {
    const long = (letter: string) => note(letter.repeat(NOTE_LIMIT_CHARS));
    expect(mergeNotes(long('a'), long('b')).text).toHaveLength(NOTE_LIMIT_CHARS);
  });
});
