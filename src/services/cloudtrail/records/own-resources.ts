import type { TrailParts } from '../../../gateway/service.ts';
import type { Row } from '../store/row.ts';

/** The `resources` of services that name what a call was about, failed calls too. */
export function ownResources(
  { mark, call, params }: Row,
  scope: { readonly account: string; readonly region: string; readonly isData: boolean },
): TrailParts['resources'] {
  if (params === null) return undefined;
  const { account } = scope;
  if (mark.service === 'sns') {
    const arn = params['TopicArn'] ?? params['TargetArn'] ?? params['ResourceArn'];
    if (typeof arn !== 'string') return undefined;
    return [{ accountId: account, type: 'AWS::SNS::Topic', ARN: arn }];
  }
  if (mark.service === 'sqs' && scope.isData) {
    const name = String(params['QueueUrl'] ?? params['QueueName'] ?? '*');
    const ARN = `arn:aws:sqs:${call.region}:${account}:${name.slice(name.lastIndexOf('/') + 1)}`;
    return [{ accountId: account, type: 'AWS::SQS::Queue', ARN }];
  }
  return undefined;
}
