/** What SQS refuses in a message (API Reference, "SendMessage"; Developer Guide, "Message quotas"). */
import { awsError, type AwsError } from '../../../aws/errors.ts';
import { readMessageNumber } from '../../../aws/message-number.ts';
import type { MessageAttributeValue } from './messages.ts';

const MAX_NAME_BYTES = 256;

/** Refuses characters that XML 1.0 does not have. */
export function checkCharacters(text: string): void {
  if (!/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) return;
  throw awsError(
    'InvalidMessageContents',
    'Invalid characters found. Valid unicode characters are ' +
      '#x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF',
  );
}

export function checkAttributes(attributes: ReadonlyMap<string, MessageAttributeValue>): void {
  for (const [name, value] of attributes) {
    checkName(name);
    checkValue(name, value);
  }
}

function checkName(name: string): void {
  if (new TextEncoder().encode(name).length >= MAX_NAME_BYTES) {
    throw refused('Message (user) attribute names must be shorter than 256 Bytes');
  }
  if (!/^[\p{L}\p{N}_.-]+$/u.test(name)) {
    throw refused(
      'Message (user) attributes name can only contain upper and lower score characters, digits, ' +
        'periods, hyphens and underscores. ',
    );
  }
  if (/^(aws\.|amazon\.|\.)|\.$/i.test(name)) {
    throw refused(
      "You can't use message attribute names beginning with 'AWS.' or 'Amazon.'. " +
        'These strings are reserved for internal use. Additionally, they cannot start or end ' +
        "with '.'.",
    );
  }
}

function checkValue(name: string, value: MessageAttributeValue): void {
  const { DataType, StringValue, BinaryValue } = value;
  const kind = /^(String|Number|Binary)(\..+)?$/.exec(DataType)?.[1];
  if (kind === undefined) {
    throw refused(
      `The type of message (user) attribute '${name}' is invalid. ` +
        'You must use only the following supported type prefixes: Binary, Number, String.',
    );
  }
  const isEmpty =
    kind === 'Binary' ? BinaryValue === undefined : StringValue === undefined || StringValue === '';
  if (isEmpty) {
    throw refused(
      `Message (user) attribute '${name}' must contain a non-empty value of type '${DataType}'.`,
    );
  }
  if (kind === 'Binary') return;
  checkCharacters(StringValue!);
  if (kind === 'Number') checkNumber(name, StringValue!);
}

function checkNumber(name: string, text: string): void {
  const number = readMessageNumber(text);
  if (!number) {
    throw refused(`Can't cast the value of message (user) attribute '${name}' to a number.`);
  }
  const value = `Message (user) attribute '${name}' number value [${text}] must`;
  if (!number.isInRange) throw refused(`${value} be between 10^-128 and 10^126.`);
  if (!number.isPrecise) throw refused(`${value} contain fewer than 38 precision digits.`);
}

/** As a receiver gets them: numbers without an exponent and without needless zeros. */
export function keptAttributes(
  attributes: ReadonlyMap<string, MessageAttributeValue>,
): Map<string, MessageAttributeValue> {
  return new Map(
    [...attributes].map(([name, value]) => {
      const { DataType, StringValue } = value;
      if (!/^Number(\.|$)/.test(DataType)) return [name, value];
      return [name, { ...value, StringValue: readMessageNumber(StringValue!)!.plain() }];
    }),
  );
}

function refused(message: string): AwsError {
  return awsError('InvalidParameterValue', message);
}
