import { refuseMembers } from '../../aws/unsupported.ts';

/** Parameters from before expressions, and what we do not answer. */
const LEGACY = [
  ...['Expected', 'ConditionalOperator', 'AttributesToGet', 'AttributeUpdates', 'KeyConditions'],
  ...['QueryFilter', 'ScanFilter', 'ReturnItemCollectionMetrics'],
];

/** Refuses legacy parameters by name. */
export function refuseLegacy(operation: string, input: object): void {
  refuseMembers(`DynamoDB ${operation}`, input, LEGACY);
}
