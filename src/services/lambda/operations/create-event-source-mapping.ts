import { awsError, notSimulated } from '../../../aws/errors.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { deepFreeze } from '../../../gateway/freeze.ts';
import { drawUuid } from '../../../kernel/ids.ts';
import { invalidParameter } from '../errors.ts';
import { mappingOf, sourceKind } from '../mappings.ts';
import { findFunction, functionArn } from '../names.ts';
import type { EventSourceMapping, LambdaState } from '../state.ts';

interface Input {
  readonly FunctionName: string;
  readonly EventSourceArn?: string;
  readonly Enabled?: boolean;
  readonly BatchSize?: number;
  readonly MaximumBatchingWindowInSeconds?: number;
  readonly FunctionResponseTypes?: readonly string[];
  readonly ScalingConfig?: { readonly MaximumConcurrency?: number };
}

const REFUSED = [
  ...['FilterCriteria', 'ParallelizationFactor', 'StartingPositionTimestamp', 'DestinationConfig'],
  ...['MaximumRecordAgeInSeconds', 'BisectBatchOnFunctionError', 'MaximumRetryAttempts', 'Topics'],
  ...['Queues', 'SourceAccessConfigurations', 'SelfManagedEventSource', 'MetricsConfig', 'Tags'],
  ...['TumblingWindowInSeconds', 'KMSKeyArn', 'ProvisionedPollerConfig', 'LoggingConfig'],
];

/** Lambda polls a queue for a function. AWS page: "CreateEventSourceMapping". */
export const createEventSourceMapping = operation<LambdaState, Input>({
  name: 'CreateEventSourceMapping',
  readOnly: false,
  simplified: 'Queues of SQS only.',
  trail: { category: 'management', eventName: 'CreateEventSourceMapping20150331' },
  run: (ctx, input) => {
    refuseMembers('Lambda CreateEventSourceMapping', input, REFUSED);
    const fn = findFunction(ctx, input.FunctionName);
    const sourceArn = input.EventSourceArn;
    if (sourceArn === undefined) {
      throw invalidParameter('Unrecognized event source, must be kinesis, dynamodb stream or sqs.');
    }
    if (sourceKind(sourceArn) !== 'sqs') {
      throw notSimulated('Not simulated: Lambda event source mappings of other sources than SQS.');
    }
    refuseTwin(ctx.state, { sourceArn, name: fn.name, arn: functionArn(ctx, fn.name) });
    const { BatchSize = 10, MaximumBatchingWindowInSeconds = 0 } = input;
    if (BatchSize > 10 && MaximumBatchingWindowInSeconds === 0) {
      throw invalidParameter(
        'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10',
      );
    }
    const { FunctionResponseTypes, ScalingConfig } = input;
    const settings = {
      BatchSize,
      MaximumBatchingWindowInSeconds,
      ...(FunctionResponseTypes ? { FunctionResponseTypes } : {}),
      ...(ScalingConfig ? { ScalingConfig } : {}),
    };
    const mapping: EventSourceMapping = {
      uuid: drawUuid(ctx.random('ids')),
      functionName: fn.name,
      sourceArn,
      createdAt: ctx.now,
      settings: deepFreeze(settings),
      isEnabled: input.Enabled ?? true,
      changedAt: ctx.now,
      lastResult: 'No records processed',
    };
    ctx.state.mappings.set(mapping.uuid, mapping);
    return mappingOf(ctx, mapping);
  },
});

function refuseTwin(
  state: LambdaState,
  { sourceArn, name, arn }: { sourceArn: string; name: string; arn: string },
): void {
  for (const { uuid, ...other } of state.mappings.values()) {
    if (other.sourceArn !== sourceArn || other.functionName !== name) continue;
    const message =
      `An event source mapping with SQS arn (" ${sourceArn} ") and function (" ${arn} ") ` +
      `already exists. Please update or delete the existing mapping with UUID ${uuid}`;
    throw awsError('ResourceConflictException', message, { status: 409 });
  }
}
