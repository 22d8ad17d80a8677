import { arnIn, elbOperation } from '../../request/declare.ts';
import { findGroup } from '../../request/errors.ts';
import { balancersOf } from '../../state.ts';
import { targetKey } from '../../targets/watch.ts';
import type { TargetInput } from './register-targets.ts';

interface Input {
  readonly TargetGroupArn: string;
  readonly Targets: readonly TargetInput[];
}

/**
 * Targets in use drain for the deregistration delay; of one that is not registered nothing is said.
 * API reference, "DeregisterTargets".
 */
export const deregisterTargets = elbOperation<Input>({
  name: 'DeregisterTargets',
  readOnly: false,
  fields: ['TargetGroupArn', 'Targets'],
  resource: arnIn('TargetGroupArn'),
  run: (ctx, { TargetGroupArn, Targets }) => {
    const group = findGroup(ctx.state, TargetGroupArn);
    const isUsed = balancersOf(ctx.state, group.arn).length > 0;
    const delay =
      Number(group.attributes.get('deregistration_delay.timeout_seconds') ?? 300) * 1000;
    for (const { Id, Port } of Targets) {
      const matches = [...group.targets.values()].filter(
        (target) => target.id === Id && (Port === undefined || target.port === Port),
      );
      for (const target of matches) {
        const drains = isUsed && delay > 0 && target.health.state !== 'unused';
        if (drains) target.drainsUntil ??= ctx.now + delay;
        else group.targets.delete(targetKey(target));
      }
    }
    return {};
  },
});
