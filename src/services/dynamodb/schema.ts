import { invalid } from './errors.ts';
import type { AttributeDefinition, Index, KeyElement, Throughput } from './state.ts';

interface IndexInput {
  readonly IndexName: string;
  readonly KeySchema: readonly KeyElement[];
  readonly Projection: Index['projection'];
  readonly ProvisionedThroughput?: Throughput;
}

/** The parts of CreateTable that must fit together. */
export interface SchemaInput {
  readonly AttributeDefinitions?: readonly AttributeDefinition[];
  readonly KeySchema?: readonly KeyElement[];
  readonly LocalSecondaryIndexes?: readonly IndexInput[];
  readonly GlobalSecondaryIndexes?: readonly IndexInput[];
  readonly BillingMode?: 'PROVISIONED' | 'PAY_PER_REQUEST';
  readonly ProvisionedThroughput?: Throughput;
}

const PREFIX = 'One or more parameter values were invalid: ';
export const NO_THROUGHPUT: Throughput = Object.freeze({
  ReadCapacityUnits: 0,
  WriteCapacityUnits: 0,
});

/** Refuses key schemas and attribute definitions that do not fit. */
export function checkSchema(input: SchemaInput): void {
  const keys = input.KeySchema;
  const attributes = input.AttributeDefinitions;
  if (!keys) throw invalid(`${PREFIX}Missing required parameter in input: "KeySchema"`);
  if (!attributes) {
    throw invalid(`${PREFIX}Missing required parameter in input: "AttributeDefinitions"`);
  }
  requireKeyOrder(keys);
  const indexes = indexesOf(input);
  for (const index of indexes) requireKeyOrder(index.keys);
  for (const { name, isGlobal, keys: own } of indexes) {
    const [hash, wanted] = [own[0]!.AttributeName, keys[0]!.AttributeName];
    if (isGlobal || hash === wanted) continue;
    throw invalid(
      `${PREFIX}Index KeySchema does not have the same leading hash key as table KeySchema for ` +
        `index: ${name}. index hash key: ${hash}, table hash key: ${wanted}`,
    );
  }
  const isPartial = ({ projection }: Index) =>
    projection.ProjectionType === 'INCLUDE' && !projection.NonKeyAttributes?.length;
  if (indexes.some(isPartial)) {
    throw invalid(`${PREFIX}ProjectionType is INCLUDE, but NonKeyAttributes is not specified`);
  }
  const used = new Set(
    [keys, ...indexes.map((index) => index.keys)].flat().map(({ AttributeName }) => AttributeName),
  );
  const defined = attributes.map(({ AttributeName }) => AttributeName);
  const missing = [...used].filter((name) => !defined.includes(name));
  if (missing.length > 0) {
    throw invalid(
      `${PREFIX}Some index key attributes are not defined in AttributeDefinitions. ` +
        `Keys: [${[...used].join(', ')}], AttributeDefinitions: [${defined.join(', ')}]`,
    );
  }
  if (defined.length > used.size) {
    throw invalid(
      `${PREFIX}Number of attributes in KeySchema does not exactly match number of attributes ` +
        'defined in AttributeDefinitions',
    );
  }
}

function requireKeyOrder(keys: readonly KeyElement[]): void {
  if (keys[0]?.KeyType !== 'HASH') {
    throw invalid('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  }
  if (keys[1] && keys[1].KeyType !== 'RANGE') {
    throw invalid('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  }
}

/** What a table is provisioned with; none on demand. */
export function throughputFor(input: {
  readonly BillingMode?: string;
  readonly ProvisionedThroughput?: Throughput;
}): Throughput {
  const given = input.ProvisionedThroughput;
  if (input.BillingMode === 'PAY_PER_REQUEST') {
    if (!given) return NO_THROUGHPUT;
    throw invalid(
      `${PREFIX}Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when ` +
        'BillingMode is PAY_PER_REQUEST',
    );
  }
  if (given) return given;
  throw invalid(
    `${PREFIX}ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode ` +
      'is PROVISIONED',
  );
}

export function indexesOf(input: SchemaInput): Index[] {
  const made = (list: readonly IndexInput[] | undefined, isGlobal: boolean) =>
    (list ?? []).map((index) => ({
      name: index.IndexName,
      isGlobal,
      keys: index.KeySchema,
      projection: index.Projection,
      throughput: index.ProvisionedThroughput ?? NO_THROUGHPUT,
    }));
  return [...made(input.LocalSecondaryIndexes, false), ...made(input.GlobalSecondaryIndexes, true)];
}
