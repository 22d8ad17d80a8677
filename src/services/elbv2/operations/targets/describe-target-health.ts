import { elbOperation } from '../../request/declare.ts';
import { findGroup } from '../../request/errors.ts';
import { balancersOf, type Target, type TargetGroup } from '../../state.ts';
import { NOT_REGISTERED, type TargetHealth } from '../../targets/health.ts';
import { healthAt, lookAt } from '../../targets/watch.ts';
import type { TargetInput } from './register-targets.ts';

interface Input {
  readonly TargetGroupArn: string;
  readonly Targets?: readonly TargetInput[];
}

/** Health as of this moment. API reference, "DescribeTargetHealth". */
export const describeTargetHealth = elbOperation<Input>({
  name: 'DescribeTargetHealth',
  readOnly: true,
  fields: ['TargetGroupArn', 'Targets', 'Include'],
  run: (ctx, { TargetGroupArn, Targets = [] }) => {
    const group = findGroup(ctx.state, TargetGroupArn);
    const isUsed = balancersOf(ctx.state, group.arn).length > 0;
    const rows: object[] = [];
    for (const [target, outlook] of lookAt(ctx, group)) {
      if (target.drainsUntil !== undefined && target.drainsUntil <= ctx.now) continue;
      if (Targets.length > 0 && !Targets.some((each) => isMeant(each, target))) continue;
      const { health } = healthAt(group, target, { outlook, isUsed, now: ctx.now });
      rows.push(render(group, target, health));
    }
    for (const each of Targets) {
      const isThere = [...group.targets.values()].some((target) => isMeant(each, target));
      if (isThere) continue;
      rows.push(render(group, { id: each.Id, port: each.Port ?? group.port }, NOT_REGISTERED));
    }
    return { TargetHealthDescriptions: rows };
  },
});

function isMeant({ Id, Port }: TargetInput, target: Target): boolean {
  return target.id === Id && (Port === undefined || Port === target.port);
}

function render(
  group: TargetGroup,
  target: Pick<Target, 'id' | 'port'> & { readonly zone?: string },
  health: TargetHealth,
): object {
  // Of an instance, EC2 knows the zone; of an address the answer tells it.
  const showsZone = group.targetType === 'ip' && target.zone !== undefined;
  return {
    Target: {
      Id: target.id,
      Port: target.port,
      ...(showsZone ? { AvailabilityZone: target.zone } : {}),
    },
    HealthCheckPort: group.checkPort === 'traffic-port' ? String(target.port) : group.checkPort,
    TargetHealth: {
      State: health.state,
      ...(health.reason === undefined ? {} : { Reason: health.reason }),
      ...(health.description === undefined ? {} : { Description: health.description }),
    },
  };
}
