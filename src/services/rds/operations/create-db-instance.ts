import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { drawKeyText } from '../../../kernel/ids.ts';
import { namedInstanceArn, requireIdentifier } from '../find.ts';
import { newInstance, tagsOf } from '../instances.ts';
import { startTicking } from '../lives/minute.ts';
import { startPlan } from '../lives/plans.ts';
import { newSettings, refuseUnsimulated, type SettingsInput } from '../settings.ts';
import { instanceOf } from '../shapes/instance.ts';
import type { RdsState } from '../state.ts';

interface Input extends SettingsInput {
  readonly DBInstanceIdentifier: string;
  readonly DBInstanceClass: string;
  readonly Engine: string;
  readonly Tags?: readonly { readonly Key?: string; readonly Value?: string }[];
}

/** Creates a DB instance; it is available some minutes later. AWS page: "CreateDBInstance". */
export const createDBInstance = operation<RdsState, Input>({
  name: 'CreateDBInstance',
  readOnly: false,
  simplified: 'Instances only; every step takes its usual time.',
  trail: {
    category: 'management',
    redact: { MasterUserPassword: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
  },
  resource: namedInstanceArn,
  run: (ctx, input) => {
    refuseUnsimulated('CreateDBInstance', input);
    requireIdentifier('DBInstanceIdentifier', input.DBInstanceIdentifier);
    const id = input.DBInstanceIdentifier.toLowerCase();
    if (ctx.state.instances.has(id)) {
      throw awsError('DBInstanceAlreadyExists', 'DB instance already exists', {
        trailCode: 'DBInstanceAlreadyExistsFault',
      });
    }
    const settings = newSettings({ region: ctx.region, ...ctx.state.network }, input);
    const resourceId = `db-${drawKeyText(ctx.random('ids'), 26)}`;
    const instance = newInstance(id, settings, { resourceId, at: ctx.now, status: 'creating' });
    instance.tags = tagsOf(input.Tags);
    ctx.state.instances.set(id, instance);
    startPlan(ctx, instance, { plan: 'create' });
    startTicking(ctx);
    const MasterUserPassword = '****';
    return {
      DBInstance: { ...instanceOf(ctx, instance), PendingModifiedValues: { MasterUserPassword } },
    };
  },
});
