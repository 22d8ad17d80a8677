import type { TrailIo, TrailParts } from '../../gateway/service.ts';
import { tableName } from './tables.ts';

const SHOWN = [
  ...['ConditionExpression', 'UpdateExpression', 'KeyConditionExpression', 'FilterExpression'],
  ...['ProjectionExpression', 'IndexName', 'Limit', 'ConsistentRead', 'ScanIndexForward'],
  ...['ReturnConsumedCapacity', 'ReturnValues', 'Select', 'Segment', 'TotalSegments'],
];

/**
 * The request in a data event: the table, the key, the names of an item's attributes, expressions;
 * never a value that is not part of a key. AWS page: "Understanding DynamoDB log file entries".
 */
export function dataTrail({ call, identity }: TrailIo): TrailParts {
  const { params, region } = call;
  const { TableName, Key, Item } = params as {
    readonly TableName?: string;
    readonly Key?: object;
    readonly Item?: object;
  };
  const shown: Record<string, unknown> = {};
  if (TableName !== undefined) shown['tableName'] = TableName;
  if (Key) shown['key'] = Key;
  if (Item) shown['items'] = Object.keys(Item);
  for (const name of SHOWN) {
    const value = params[name];
    if (value !== undefined) shown[name.charAt(0).toLowerCase() + name.slice(1)] = value;
  }
  const accountId = identity.accountId;
  const name = tableName(TableName ?? '');
  const ARN = `arn:aws:dynamodb:${region}:${accountId}:table/${name}`;
  return {
    requestParameters: shown,
    resources: [{ accountId, type: 'AWS::DynamoDB::Table', ARN }],
  };
}
