import { describe, expect, it } from 'vitest';
import { keyAct } from './keys.ts';

const press = (key: string, tagName = 'BODY', extra: object = {}) =>
  keyAct({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    target: { tagName } as unknown as EventTarget,
    ...extra,
  });

describe('keys of the frame', () => {
  it('steer time from anywhere on the page', () => {
    expect([press(' '), press('.'), press('n'), press('/'), press('m'), press('?')]).toEqual([
      'play',
      'step',
      'next',
      'search',
      'mission',
      'help',
    ]);
  });
  it('stay out of the way while somebody types', () => {
    expect(press('n', 'INPUT')).toBe(null);
    expect(press(' ', 'TEXTAREA')).toBe(null);
    expect(press('Escape', 'INPUT')).toBe('close');
  });
  it('leave space to a focused button and shortcuts to the browser', () => {
    expect(press(' ', 'BUTTON')).toBe(null);
    expect(press('n', 'BODY', { ctrlKey: true })).toBe(null);
  });
});
