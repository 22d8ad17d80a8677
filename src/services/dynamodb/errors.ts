import { awsError } from '../../aws/errors.ts';

export function invalid(message: string) {
  return awsError('ValidationException', message);
}

export function tableNotFound(name: string) {
  const message = `Requested resource not found: Table: ${name} not found`;
  return awsError('ResourceNotFoundException', message);
}

/** Of the data operations. */
export function resourceNotFound() {
  return awsError('ResourceNotFoundException', 'Requested resource not found');
}

export function inUse(message: string) {
  return awsError('ResourceInUseException', message);
}

export function conditionFailed(item?: object) {
  return awsError('ConditionalCheckFailedException', 'The conditional request failed', {
    ...(item ? { detail: { Item: item } } : {}),
  });
}

export function provisionedExceeded() {
  return awsError(
    'ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput for the table was exceeded. Consider ' +
      'increasing your provisioning level with the UpdateTable API.',
  );
}

export function onDemandExceeded() {
  return awsError(
    'ThrottlingException',
    'Throughput exceeds the current capacity of your table or index. DynamoDB is automatically ' +
      'scaling your table or index so please try again shortly. If exceptions persist, check if ' +
      'you have a hot key: ' +
      'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html',
  );
}
