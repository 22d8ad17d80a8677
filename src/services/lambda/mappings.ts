import { arnOf } from '../../aws/arn.ts';
import type { ServiceContext } from '../../gateway/context.ts';
import { noSuchResource } from './errors.ts';
import { functionArn } from './names.ts';
import type { EventSourceMapping, LambdaState } from './state.ts';

type Ctx = ServiceContext<LambdaState>;

/** Creating, Enabling, Disabling and Updating take so long. */
const CHANGE_MS = 20_000;

export function findMapping(ctx: Ctx, uuid: string): EventSourceMapping {
  const mapping = ctx.state.mappings.get(uuid);
  if (!mapping) throw noSuchResource();
  return mapping;
}

/** The service an ARN names as event source: `sqs`, `dynamodb`, `kinesis`. */
export function sourceKind(arn: string): string {
  return arn.split(':')[2] ?? '';
}

export function mappingArn(ctx: Ctx, uuid: string): string {
  return arnOf('lambda', `event-source-mapping:${uuid}`, ctx);
}

/** EventSourceMappingConfiguration; the state follows from the clock. */
export function mappingOf(ctx: Ctx, mapping: EventSourceMapping, told?: string): object {
  const isSettled = ctx.now >= mapping.changedAt + CHANGE_MS;
  const isNew = mapping.changedAt === mapping.createdAt;
  const changing = isNew ? 'Creating' : mapping.isEnabled ? 'Enabling' : 'Disabling';
  const settled = mapping.isEnabled ? 'Enabled' : 'Disabled';
  return {
    UUID: mapping.uuid,
    ...mapping.settings,
    EventSourceArn: mapping.sourceArn,
    FunctionArn: functionArn(ctx, mapping.functionName),
    LastModified: mapping.changedAt,
    LastProcessingResult: mapping.lastResult,
    State: told ?? (isSettled ? settled : changing),
    StateTransitionReason: 'USER_INITIATED',
    EventSourceMappingArn: mappingArn(ctx, mapping.uuid),
  };
}

/** Whether the poller of a mapping works now. */
export function isPolling(ctx: Ctx, mapping: EventSourceMapping): boolean {
  return mapping.isEnabled && ctx.now >= mapping.changedAt + CHANGE_MS;
}
