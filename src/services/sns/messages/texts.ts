/** The texts of a message, as Publish and PublishBatch check and take them. */
import { invalid } from '../state.ts';

export interface MessageInput {
  readonly Message: string;
  readonly MessageStructure?: string;
}

/** The text for each protocol. */
export function textsOf({ Message, MessageStructure }: MessageInput): Map<string, string> {
  if (Message === '') throw invalid('Empty message');
  if (MessageStructure === undefined || MessageStructure === '') {
    return new Map([['default', Message]]);
  }
  if (MessageStructure !== 'json') throw invalid('MessageStructure');
  let parsed: unknown;
  try {
    parsed = JSON.parse(Message);
  } catch {
    throw invalid('Message Structure - JSON message body failed to parse');
  }
  if (typeof parsed !== 'object' || parsed === null) {
    throw invalid('Message Structure - JSON message body failed to parse');
  }
  const texts = new Map<string, string>();
  for (const [protocol, text] of Object.entries(parsed)) {
    if (typeof text === 'string') texts.set(protocol, text);
    // A number, a Boolean or null is sent as it is written; a list or an object is no text.
    else if (typeof text !== 'object' || text === null) texts.set(protocol, String(text));
  }
  if (!texts.has('default')) {
    throw invalid('Message Structure - No default entry in JSON message body');
  }
  return texts;
}

/** Subjects are one line of at most 100 characters that begins with something to read. */
export function checkSubject(subject: string | undefined): void {
  if (subject === undefined) return;
  const isFine = subject.length >= 1 && subject.length <= 100 && !/[\p{Cc}]/u.test(subject);
  if (!isFine) throw invalid('Subject');
}

/** Bytes of a text in UTF-8. */
export function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
