import type { LazyText } from '../../../gateway/ports.ts';
import type { Subject } from '../patterns/pattern.ts';
import { textSubject, valueSubject } from '../patterns/subject.ts';

/**
 * A log message: text, or a frozen source with the name of what writes it out. Sources are
 * rendered only when somebody reads the text; JSON patterns match JSON sources as they are.
 */
export type LogMessage = string | LazyText;

export type Render = (message: LogMessage) => string;

/** What an unrendered message of unknown length counts as. */
const TYPICAL_BYTES = 256;

export function subjectOf(message: LogMessage, render: Render): Subject {
  if (typeof message === 'string') return textSubject(message);
  const { source, isJson } = message;
  if (isJson && typeof source === 'object' && source !== null) {
    return valueSubject(source, () => render(message));
  }
  let subject: Subject | undefined;
  const rendered = (): Subject => (subject ??= textSubject(render(message)));
  return { text: () => rendered().text(), object: () => rendered().object() };
}

/** Bytes of a message without rendering it. */
export function messageBytes(message: LogMessage): number {
  return typeof message === 'string' ? utf8Length(message) : (message.bytes ?? TYPICAL_BYTES);
}

/** Bytes of a text in UTF-8, without making the bytes. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x80) continue;
    if (code < 0x800) bytes += 1;
    else if (code >= 0xd800 && code <= 0xdbff && index + 1 < text.length) {
      bytes += 2;
      index += 1;
    } else bytes += 2;
  }
  return bytes;
}
