/** Keyboard acts of the frame. Letters work only while nobody types in a box. */
export type KeyAct = 'play' | 'step' | 'next' | 'search' | 'mission' | 'help' | 'pin' | 'close';

const ACTS: Readonly<Record<string, KeyAct>> = {
  ' ': 'play',
  '.': 'step',
  n: 'next',
  '/': 'search',
  m: 'mission',
  '?': 'help',
  Escape: 'close',
};

interface KeyLike {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly target: EventTarget | null;
}

/** Which act a key press means, or null where the focused control needs the key itself. */
export function keyAct(event: KeyLike): KeyAct | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const act = ACTS[event.key] ?? null;
  if (act === null) return null;
  const target = event.target as { tagName?: string; isContentEditable?: boolean } | null;
  const tag = target?.tagName ?? '';
  const types = target?.isContentEditable === true || /^(INPUT|SELECT|TEXTAREA)$/.test(tag);
  if (types) return act === 'close' ? act : null;
  if (act === 'play' && /^(BUTTON|A|SUMMARY|DETAILS)$/.test(tag)) return null;
  return act;
}
