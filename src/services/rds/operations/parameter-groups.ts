import { awsError } from '../../../aws/errors.ts';
import { arnOf } from '../../../aws/arn.ts';
import { operation } from '../../../gateway/service.ts';
import { engineFacts } from '../classes.ts';
import { pageOf } from '../find.ts';
import type { RdsState } from '../state.ts';

interface Input {
  readonly DBParameterGroupName?: string;
  readonly MaxRecords?: number;
  readonly Marker?: string;
}

/** The groups that instances use; all are AWS's defaults. AWS page: "DescribeDBParameterGroups". */
export const describeDBParameterGroups = operation<RdsState, Input>({
  name: 'DescribeDBParameterGroups',
  readOnly: true,
  trail: { category: 'management' },
  simplified: 'Only the groups that instances use are listed; parameters are not simulated.',
  run: (ctx, input) => {
    const groups = new Map<string, object>();
    for (const { settings } of ctx.state.instances.values()) {
      const { DBParameterGroupName, Engine, EngineVersion } = settings;
      const family = engineFacts(Engine)!.family(EngineVersion);
      groups.set(DBParameterGroupName, {
        DBParameterGroupName,
        DBParameterGroupFamily: family,
        Description: `Default parameter group for ${family}`,
        DBParameterGroupArn: arnOf('rds', `pg:${DBParameterGroupName}`, ctx),
      });
    }
    const name = input.DBParameterGroupName;
    if (name !== undefined && !groups.has(name)) {
      throw awsError('DBParameterGroupNotFound', `DBParameterGroup not found: ${name}`, {
        status: 404,
        trailCode: 'DBParameterGroupNotFoundFault',
      });
    }
    const found = name === undefined ? [...groups.values()] : [groups.get(name)!];
    const { items, marker } = pageOf(found, input);
    return { DBParameterGroups: items, ...marker };
  },
});
