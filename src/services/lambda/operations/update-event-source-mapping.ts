import { refuseMembers } from '../../../aws/unsupported.ts';
import { deepFreeze } from '../../../gateway/freeze.ts';
import { operation } from '../../../gateway/service.ts';
import { findMapping, mappingOf } from '../mappings.ts';
import type { LambdaState } from '../state.ts';

interface Input {
  readonly UUID: string;
  readonly Enabled?: boolean;
  readonly BatchSize?: number;
  readonly MaximumBatchingWindowInSeconds?: number;
  readonly FunctionResponseTypes?: readonly string[];
  readonly ScalingConfig?: object;
}

const REFUSED = [
  ...['FunctionName', 'FilterCriteria', 'DestinationConfig', 'MaximumRecordAgeInSeconds'],
  ...['BisectBatchOnFunctionError', 'MaximumRetryAttempts', 'ParallelizationFactor'],
  ...['SourceAccessConfigurations', 'TumblingWindowInSeconds', 'KMSKeyArn', 'MetricsConfig'],
  ...['ProvisionedPollerConfig', 'LoggingConfig'],
];

/** Enables, disables or retunes a mapping. AWS page: "UpdateEventSourceMapping". */
export const updateEventSourceMapping = operation<LambdaState, Input>({
  name: 'UpdateEventSourceMapping',
  readOnly: false,
  trail: { category: 'management', eventName: 'UpdateEventSourceMapping20150331' },
  run: (ctx, input) => {
    refuseMembers('Lambda UpdateEventSourceMapping', input, REFUSED);
    const { UUID, Enabled, ...changes } = input;
    const mapping = findMapping(ctx, UUID);
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    mapping.settings = deepFreeze({ ...mapping.settings, ...Object.fromEntries(given) });
    if (Enabled !== undefined) mapping.isEnabled = Enabled;
    mapping.changedAt = ctx.now;
    return mappingOf(ctx, mapping, Enabled === undefined ? 'Updating' : undefined);
  },
});
