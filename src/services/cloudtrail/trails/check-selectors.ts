import { awsError } from '../../../aws/errors.ts';
import {
  ADVANCED_VALUES_PER_TRAIL,
  DATA_RESOURCES_PER_TRAIL,
  SELECTORS_PER_TRAIL,
} from '../state.ts';
import type { AdvancedEventSelector, EventSelector, FieldSelector } from './selectors.ts';

const BASIC_TYPES = ['AWS::S3::Object', 'AWS::Lambda::Function', 'AWS::DynamoDB::Table'];
const BASIC_PREFIXES: Readonly<Record<string, RegExp>> = {
  'AWS::S3::Object': /^arn:aws:s3(?::::[a-z0-9.-]+\/.*)?$/,
  'AWS::Lambda::Function': /^arn:aws:lambda(?::[a-z0-9-]+:\d{12}:function:[A-Za-z0-9_-]+)?$/,
  'AWS::DynamoDB::Table': /^arn:aws:dynamodb(?::[a-z0-9-]+:\d{12}:table\/[A-Za-z0-9_.-]+)?$/,
};
const EXCLUDABLE = ['kms.amazonaws.com', 'rdsdata.amazonaws.com'];

/** Fields of advanced selectors on trails, by category. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Management: ['eventCategory', 'eventSource', 'readOnly'],
  Data: [
    ...['eventCategory', 'resources.type', 'eventName', 'eventSource', 'eventType', 'readOnly'],
    ...['resources.ARN', 'sessionCredentialFromConsole', 'userIdentity.arn'],
  ],
  NetworkActivity: [
    ...['eventCategory', 'eventSource', 'eventName', 'errorCode', 'vpcEndpointId'],
    'userIdentity.arn',
  ],
};
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  Management: ['eventCategory'],
  Data: ['eventCategory', 'resources.type'],
  NetworkActivity: ['eventCategory', 'eventSource'],
};

/** Limits and values of basic selectors. */
export function checkBasic(selectors: readonly EventSelector[]): void {
  if (selectors.length === 0 || selectors.length > SELECTORS_PER_TRAIL) {
    throw invalid(
      `Specify a valid number of selectors (1 to ${SELECTORS_PER_TRAIL}) for your trail.`,
    );
  }
  let count = 0;
  for (const { DataResources = [], ExcludeManagementEventSources = [] } of selectors) {
    for (const source of ExcludeManagementEventSources) {
      if (!EXCLUDABLE.includes(source)) {
        throw invalid(`Value ${source} for ExcludeManagementEventSources is invalid.`);
      }
    }
    for (const { Type = '', Values = [] } of DataResources) {
      if (!BASIC_TYPES.includes(Type)) {
        throw invalid(`Value ${Type} for DataResources.Type is invalid.`);
      }
      const wrong = Values.find((value) => !BASIC_PREFIXES[Type]!.test(value));
      if (wrong !== undefined) {
        throw invalid(`Value ${wrong} for DataResources.Values is invalid.`);
      }
      count += Values.length;
    }
  }
  if (count > DATA_RESOURCES_PER_TRAIL) {
    throw invalid(
      `Specify a valid number of DataResources.Values (0 to ${DATA_RESOURCES_PER_TRAIL}) for all your selectors.`,
    );
  }
}

/** Limits, fields and operators of advanced selectors on a trail. */
export function checkAdvanced(selectors: readonly AdvancedEventSelector[]): void {
  let count = 0;
  for (const { FieldSelectors } of selectors) {
    const category =
      FieldSelectors.find(({ Field }) => Field === 'eventCategory')?.Equals?.[0] ?? '';
    if (!Object.hasOwn(FIELDS, category)) {
      throw invalid(`Value ${category} for eventCategory is invalid.`);
    }
    for (const selector of FieldSelectors) {
      checkField(category, selector);
      count += valuesOf(selector).length;
    }
    for (const field of REQUIRED[category]!) {
      if (!FieldSelectors.some(({ Field }) => Field === field)) {
        throw invalid(`Field ${field} is required for eventCategory ${category}.`);
      }
    }
    if (new Set(FieldSelectors.map(({ Field }) => Field)).size !== FieldSelectors.length) {
      throw invalid('A field can be used only once in a selector.');
    }
  }
  if (count > ADVANCED_VALUES_PER_TRAIL) {
    throw invalid(
      `Specify a valid number of values (0 to ${ADVANCED_VALUES_PER_TRAIL}) for all your advanced selectors.`,
    );
  }
}

function checkField(category: string, selector: FieldSelector): void {
  const { Field } = selector;
  if (!FIELDS[category]!.includes(Field)) {
    throw invalid(`Field ${Field} is not supported for eventCategory ${category}.`);
  }
  if (valuesOf(selector).length === 0) throw invalid(`Field ${Field} has no operator.`);
  const onlyEquals = ['eventCategory', 'readOnly', 'resources.type'].includes(Field);
  if (onlyEquals && selector.Equals?.length !== valuesOf(selector).length) {
    throw invalid(`Field ${Field} can be used only with the Equals operator.`);
  }
  if (Field === 'readOnly' && !['true', 'false'].includes(selector.Equals?.[0] ?? '')) {
    throw invalid('Field readOnly takes only true or false.');
  }
}

function valuesOf(selector: FieldSelector): readonly string[] {
  const { Equals, StartsWith, EndsWith, NotEquals, NotStartsWith, NotEndsWith } = selector;
  return [Equals, StartsWith, EndsWith, NotEquals, NotStartsWith, NotEndsWith].flatMap(
    (values) => values ?? [],
  );
}

function invalid(message: string) {
  return awsError('InvalidEventSelectorsException', message);
}
