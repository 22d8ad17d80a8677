import type { Call, Params } from '../../../gateway/call.ts';

/** ARNs that a data event touches, as selectors see them. */
export function dataResourceArns(call: Call, account: string): readonly string[] {
  const { params, region } = call;
  switch (call.service) {
    case 's3':
      return typeof params['Bucket'] === 'string' ? [s3Arn(params['Bucket'], params['Key'])] : [];
    case 'lambda':
      return named(params, 'FunctionName', `arn:aws:lambda:${region}:${account}:function:`);
    case 'dynamodb':
      return named(params, 'TableName', `arn:aws:dynamodb:${region}:${account}:table/`);
    case 'sns':
      return named(params, 'TopicArn', '');
    case 'sqs':
      return queue(params, `arn:aws:sqs:${region}:${account}:`);
    default:
      return [];
  }
}

function s3Arn(bucket: string, key: unknown): string {
  return `arn:aws:s3:::${bucket}/${typeof key === 'string' ? key : ''}`;
}

function named(params: Params, member: string, prefix: string): readonly string[] {
  const value = params[member];
  if (typeof value !== 'string') return [];
  return [value.startsWith('arn:') ? value : prefix + value];
}

function queue(params: Params, prefix: string): readonly string[] {
  const url = params['QueueUrl'];
  return typeof url === 'string' ? [prefix + url.slice(url.lastIndexOf('/') + 1)] : [];
}
