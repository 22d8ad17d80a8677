/**
 * The place of an event in a group: its timestamp, then the order of ingestion. Event ids and page
 * tokens are positions written as 56 digits, the form AWS uses.
 */
export interface Position {
  readonly timestamp: number;
  readonly sequence: number;
}

const SEQUENCE_DIGITS = 42;

export function comparePositions(left: Position, right: Position): number {
  return left.timestamp - right.timestamp || left.sequence - right.sequence;
}

export function eventId(position: Position): string {
  const timestamp = String(Math.max(0, position.timestamp)).padStart(13, '0');
  return `3${timestamp}${String(position.sequence).padStart(SEQUENCE_DIGITS, '0')}`;
}

/** The position in an event id, or undefined when the text is not one. */
export function parseEventId(text: string): Position | undefined {
  const match = /^3(\d{13})(\d{42})$/.exec(text);
  if (!match) return undefined;
  const sequence = Number(match[2]);
  if (!Number.isSafeInteger(sequence)) return undefined;
  return { timestamp: Number(match[1]), sequence };
}

export interface StreamToken {
  readonly direction: 'forward' | 'backward';
  readonly position: Position;
}

/** Tokens of GetLogEvents: `f/<56 digits>/s` and `b/<56 digits>/s`. */
export function streamToken(token: StreamToken): string {
  return `${token.direction === 'forward' ? 'f' : 'b'}/${eventId(token.position)}/s`;
}

export function parseStreamToken(text: string): StreamToken | undefined {
  const match = /^([fb])\/(\d{56})\/s$/.exec(text);
  const position = match && parseEventId(match[2]!);
  if (!match || !position) return undefined;
  return { direction: match[1] === 'f' ? 'forward' : 'backward', position };
}
