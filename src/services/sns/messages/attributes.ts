/** Message attributes and what SNS refuses in them (API Reference, "MessageAttributeValue"). */
import { awsError, type AwsError } from '../../../aws/errors.ts';
import { readMessageNumber } from '../../../aws/message-number.ts';
import type { MessageAttribute } from '../filter-policy/match.ts';
import { invalid } from '../state.ts';

const MAX_NAME_LENGTH = 256;

/** The checked attributes of a message, by name. */
export function attributesOf(
  attributes: Readonly<Record<string, MessageAttribute>>,
): Map<string, MessageAttribute> {
  const entries = Object.entries(attributes);
  for (const [name, attribute] of entries) {
    checkName(name);
    checkValue(name, attribute);
  }
  return new Map(entries);
}

function checkName(name: string): void {
  if (name.length > MAX_NAME_LENGTH) {
    throw refused('Length of message attribute name must be less than 256 bytes.');
  }
  for (const [where, character] of [
    ['starting', name.at(0)],
    ['ending', name.at(-1)],
  ]) {
    if (character !== '.') continue;
    throw refused(`Invalid message attribute name ${where} with character '.' was found.`);
  }
  const stranger = /[^A-Za-z0-9_.-]/u.exec(name)?.[0];
  if (stranger !== undefined) {
    const code = stranger.codePointAt(0)!.toString(16).toUpperCase();
    throw refused(
      `Invalid non-alphanumeric character '#x${code}' was found in the message attribute name. ` +
        'Can only include alphanumeric characters, hyphens, underscores, or dots.',
    );
  }
  if (name.includes('..')) {
    throw refused("Message attribute name can not have successive '.' character.");
  }
}

function checkValue(name: string, attribute: MessageAttribute): void {
  const { DataType: type, StringValue, BinaryValue } = attribute;
  const kind = /^(String|Number|Binary)(\..+)?$/.exec(type)?.[1];
  if (kind === undefined) {
    throw refused(
      `The message attribute '${name}' has an invalid message attribute type, the set of ` +
        'supported type prefixes is Binary, Number, and String.',
    );
  }
  const field = kind === 'Binary' ? 'Binary' : 'String';
  const value = kind === 'Binary' ? BinaryValue : StringValue;
  const other = kind === 'Binary' ? StringValue : BinaryValue;
  if (value === undefined && other !== undefined) {
    throw refused(`The message attribute '${name}' with type '${type}' must use field '${field}'.`);
  }
  if (value === undefined || value.length === 0) {
    throw refused(
      `The message attribute '${name}' must contain non-empty message attribute value for ` +
        `message attribute type '${type}'.`,
    );
  }
  if (kind === 'Number') checkNumber(name, StringValue!);
  // Characters beyond the first plane are fine in a message, not in its attributes.
  if (kind === 'String' && /[\u{10000}-\u{10ffff}]/u.test(StringValue!)) {
    throw invalid(`Invalid attribute value was passed in for message attribute ${name}`);
  }
}

function checkNumber(name: string, text: string): void {
  const number = readMessageNumber(text);
  if (!number) throw refused(`Could not cast message attribute '${name}' value to number.`);
  const value = `Message attribute '${name}' number value [${text}]`;
  if (!number.isInRange) throw refused(`${value} scale must be 10^-128 and 10^126.`);
  if (!number.isPrecise) throw refused(`${value} must have less than 38 precision digits.`);
}

function refused(message: string): AwsError {
  return awsError('ParameterValueInvalid', message);
}
