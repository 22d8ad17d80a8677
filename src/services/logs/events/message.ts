import type { LazyText } from '../../../gateway/ports.ts';
import type { Subject } from '../patterns/pattern.ts';
import { textSubject, valueSubject } from '../patterns/subject.ts';

/**
 * A log message: text, or a frozen source with the name of what writes it out. Sources are
 * rendered only when somebody reads the text; JSON patterns match JSON sources as they are.
 */
export type LogMessage = string | LazyText;

/** What reads a lazy message: the context of whoever looks. */
export interface MessageReader {
  render(message: LogMessage): string;
  /** The value whose JSON the message is. */
  jsonOf(message: LazyText): unknown;
}

/** What an unrendered message of unknown length counts as. */
const TYPICAL_BYTES = 256;

export function subjectOf(message: LogMessage, reader: MessageReader): Subject {
  if (typeof message === 'string') return textSubject(message);
  if (message.isJson) {
    const value = reader.jsonOf(message);
    if (typeof value === 'object' && value !== null) {
      return valueSubject(value, () => reader.render(message));
    }
  }
  let subject: Subject | undefined;
  const rendered = (): Subject => (subject ??= textSubject(reader.render(message)));
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
