/** Lists of what no account here can have: nothing makes one, so AWS's answer is an empty list. */
import { ec2Operation } from '../../request/declare.ts';

function emptyList(name: string, member: string, fields: readonly string[]) {
  return ec2Operation<object>({
    name,
    readOnly: true,
    fields: [...fields, 'MaxResults', 'NextToken'],
    run: () => ({ [member]: [] }),
  });
}

/** EC2 API reference: "DescribeFlowLogs", "DescribeNatGateways", "DescribeVpcEndpoints". */
export const EMPTY_LISTS = Object.freeze([
  emptyList('DescribeFlowLogs', 'FlowLogs', ['Filter']),
  emptyList('DescribeNatGateways', 'NatGateways', ['Filter']),
  emptyList('DescribeVpcEndpoints', 'VpcEndpoints', ['Filters']),
]);

/** Whether new volumes are encrypted: never here. EC2 API reference, "GetEbsEncryptionByDefault". */
export const getEbsEncryptionByDefault = ec2Operation<object>({
  name: 'GetEbsEncryptionByDefault',
  readOnly: true,
  fields: [],
  run: () => ({ EbsEncryptionByDefault: false, SseType: 'sse-ebs' }),
});
