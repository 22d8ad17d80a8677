import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import type { RdsState } from '../state.ts';

/** There are no clusters here. AWS page: "DescribeDBClusters". */
export const describeDBClusters = operation<RdsState, { DBClusterIdentifier?: string }>({
  name: 'DescribeDBClusters',
  readOnly: true,
  trail: { category: 'management' },
  run: (_ctx, { DBClusterIdentifier: id }) => {
    if (id === undefined) return { DBClusters: [] };
    throw awsError('DBClusterNotFoundFault', `DBCluster ${id} not found.`, { status: 404 });
  },
});
