import { deepFreeze } from '../../../gateway/freeze.ts';
import { operation } from '../../../gateway/service.ts';
import { engineFacts } from '../classes.ts';
import { invalidCombination, invalidState } from '../errors.ts';
import { findInstance, namedInstanceArn } from '../find.ts';
import { planFor, splitChanges, type Changes } from '../lives/changes.ts';
import { startPlan } from '../lives/plans.ts';
import {
  checkSettings,
  refuseUnsimulated,
  requireVersion,
  type SettingsInput,
} from '../settings.ts';
import { instanceOf } from '../shapes/instance.ts';
import type { DbInstance, RdsState } from '../state.ts';

interface Input extends Omit<SettingsInput, 'Port'> {
  readonly DBInstanceIdentifier: string;
  readonly ApplyImmediately?: boolean;
  readonly AllowMajorVersionUpgrade?: boolean;
  readonly DBPortNumber?: number;
}

const MODIFIABLE = new Set(['available', 'storage-optimization', 'storage-full', 'stopped']);

/**
 * Changes settings: at once, or in the next maintenance window where the change interrupts the
 * database and ApplyImmediately is not set. AWS page: "Modifying an Amazon RDS DB instance".
 */
export const modifyDBInstance = operation<RdsState, Input>({
  name: 'ModifyDBInstance',
  readOnly: false,
  trail: {
    category: 'management',
    redact: { MasterUserPassword: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
  },
  resource: namedInstanceArn,
  run: (ctx, input) => {
    refuseUnsimulated('ModifyDBInstance', input);
    const instance = findInstance(ctx, input.DBInstanceIdentifier);
    if (!MODIFIABLE.has(instance.status)) {
      throw invalidState(`Database instance is not in available state.`);
    }
    checkSettings(instance.settings, input);
    checkChanges(instance, input);
    const { waiting, direct } = splitChanges(instance.settings, changesOf(input));
    instance.settings = deepFreeze({ ...instance.settings, ...direct });
    if (direct.DBParameterGroupName !== undefined) instance.parameterStatus = 'pending-reboot';
    instance.pending = deepFreeze({ ...instance.pending, ...waiting });
    const isChanging = Object.keys(waiting).length > 0;
    if (isChanging && input.ApplyImmediately) {
      startPlan(ctx, instance, { plan: planFor(instance.pending) });
    } else if (input.MasterUserPassword !== undefined) {
      startPlan(ctx, instance, { plan: 'reset-credentials' });
    }
    const password = input.MasterUserPassword === undefined ? {} : { MasterUserPassword: '****' };
    const shown = instanceOf(ctx, instance);
    const PendingModifiedValues = { ...instance.pending, ...password };
    return { DBInstance: { ...shown, PendingModifiedValues } };
  },
});

/** The settings among the input's members. */
function changesOf(input: Input): Changes {
  const {
    DBInstanceIdentifier: _id,
    ApplyImmediately: _now,
    AllowMajorVersionUpgrade: _major,
    MasterUserPassword: _password,
    DBPortNumber,
    ...settings
  } = input;
  return { ...settings, ...(DBPortNumber === undefined ? {} : { Port: DBPortNumber }) };
}

function checkChanges({ settings }: DbInstance, input: Input): void {
  const { AllocatedStorage: size, EngineVersion: version } = input;
  if (size !== undefined && size < settings.AllocatedStorage) {
    throw invalidCombination(
      `Invalid storage size: ${size}. The allocated storage of a DB instance cannot be reduced.`,
    );
  }
  if (size !== undefined && size > settings.AllocatedStorage) {
    if (size < settings.AllocatedStorage * 1.1) {
      throw invalidCombination('Storage must be increased by at least 10 percent.');
    }
  }
  if (version !== undefined && version !== settings.EngineVersion) {
    requireVersion(settings.Engine, version);
    const { family } = engineFacts(settings.Engine)!;
    const isMajor = family(version) !== family(settings.EngineVersion);
    if (isMajor && !input.AllowMajorVersionUpgrade) {
      throw invalidCombination(
        'The AllowMajorVersionUpgrade flag must be present when upgrading to a new major version.',
      );
    }
  }
}
