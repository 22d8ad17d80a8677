import { textSubject, valueSubject } from '../patterns/subject.ts';
import type { Subject } from '../patterns/pattern.ts';

/**
 * A log message: text, or a frozen value with the name of what writes it out. Values are rendered
 * only when somebody reads the text; JSON filter patterns match them as they are.
 */
export type LogMessage = string | LazyMessage;

export interface LazyMessage {
  readonly renderer: string;
  readonly value: object;
}

/** Writes out a value message. `json` is built in; other names are given by the world's wiring. */
export type Renderers = ReadonlyMap<string, (value: object) => string>;

export function renderMessage(message: LogMessage, renderers: Renderers): string {
  if (typeof message === 'string') return message;
  const render = renderers.get(message.renderer);
  return render ? render(message.value) : JSON.stringify(message.value);
}

export function subjectOf(message: LogMessage, renderers: Renderers): Subject {
  if (typeof message === 'string') return textSubject(message);
  const lazy = message;
  return valueSubject(lazy.value, () => renderMessage(lazy, renderers));
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
