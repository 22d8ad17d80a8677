import { awsError, notSimulated, type AwsError } from '../../aws/errors.ts';
import { DEFAULT_SETTINGS, queueArn, type QueueSettings, type SqsState } from './state.ts';

interface Where {
  readonly account: string;
  readonly region: string;
  readonly state: SqsState;
}

type Numeric =
  | 'VisibilityTimeout'
  | 'DelaySeconds'
  | 'MaximumMessageSize'
  | 'MessageRetentionPeriod'
  | 'ReceiveMessageWaitTimeSeconds';

const RANGES: ReadonlyMap<string, readonly [low: number, high: number]> = new Map([
  ['VisibilityTimeout', [0, 43_200]],
  ['DelaySeconds', [0, 900]],
  ['MaximumMessageSize', [1_024, 1_048_576]],
  ['MessageRetentionPeriod', [60, 1_209_600]],
  ['ReceiveMessageWaitTimeSeconds', [0, 20]],
]);

/** Settings with some attributes changed, in the words SQS refuses wrong ones ("SetQueueAttributes"). */
export function changedSettings(
  where: Where,
  base: QueueSettings,
  attributes: Readonly<Record<string, string>>,
): QueueSettings {
  const settings: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(attributes)) {
    const range = RANGES.get(name);
    if (range) settings[name as Numeric] = numberIn(name, value, range);
    else if (name === 'Policy' || name === 'RedriveAllowPolicy') {
      settings[name] = value === '' ? undefined : jsonText(name, value);
    } else if (name === 'RedrivePolicy') {
      settings['RedrivePolicy'] = value === '' ? undefined : value;
      settings['redrive'] = value === '' ? undefined : redriveOf(where, value);
    } else if (name === 'SqsManagedSseEnabled') settings[name] = value;
    else if (/^(Kms|ContentBased|Deduplication|FifoThroughput)/.test(name)) {
      throw notSimulated(`Not simulated: Amazon SQS queue attribute ${name}.`);
    } else throw awsError('InvalidAttributeName', `Unknown Attribute ${name}.`);
  }
  return Object.freeze(settings) as unknown as QueueSettings;
}

/** Which attribute of an existing queue differs from what CreateQueue asks for. */
export function differingAttribute(
  where: Where,
  settings: QueueSettings,
  attributes: Readonly<Record<string, string>>,
): string | undefined {
  const asked = changedSettings(where, DEFAULT_SETTINGS, attributes);
  return Object.keys(attributes).find(
    (name) => asked[name as keyof QueueSettings] !== settings[name as keyof QueueSettings],
  );
}

function numberIn(name: string, value: string, [low, high]: readonly [number, number]): number {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : NaN;
  if (number >= low && number <= high) return number;
  throw awsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
}

function jsonText(name: string, value: string): string {
  if (parsed(value)) return value;
  throw awsError('InvalidAttributeValue', `Invalid value for the parameter ${name}.`);
}

function redriveOf(where: Where, value: string): QueueSettings['redrive'] {
  const policy = parsed(value);
  if (!policy) throw badRedrive(value, 'Redrive policy is not a valid JSON map.');
  const count = Number(policy['maxReceiveCount']);
  if (!Number.isInteger(count) || count < 1 || count > 1_000) {
    throw badRedrive(
      value,
      `Invalid value for maxReceiveCount: ${String(policy['maxReceiveCount'])}, ` +
        'valid values are from 1 to 1000 both inclusive.',
    );
  }
  const arn = String(policy['deadLetterTargetArn'] ?? '');
  if (!/^arn:[^:]+:sqs:[^:]*:\d{12}:[^:]+$/.test(arn)) {
    throw badRedrive(value, 'Invalid value for deadLetterTargetArn.');
  }
  const targetName = arn.split(':').pop() ?? '';
  const exists = queueArn(where, targetName) === arn && where.state.queues.has(targetName);
  if (!exists) throw badRedrive(value, 'Dead letter target does not exist.');
  return Object.freeze({ targetName, maxReceiveCount: count });
}

function badRedrive(value: string, reason: string): AwsError {
  return awsError(
    'InvalidParameterValue',
    `Value ${value} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
  );
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isMap ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
