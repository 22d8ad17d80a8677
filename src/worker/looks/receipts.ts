import { declaredOperation } from '../../world/views/operation.ts';
import { recordLeftBy } from '../../world/views/record.ts';
import type { World } from '../../world/world.ts';
import type { LookContext } from '../looks.ts';
import type { Receipt } from '../play.ts';
import type { Json } from '../protocol.ts';
import type { CallReceipt } from '../views.ts';
import { cliLine } from './code/cli-line.ts';
import { sdkCode } from './code/sdk-code.ts';

/** One call of the learner's in full: request, answer, the record it left, CLI and SDK. */
export function receiptOf({ play }: LookContext, receipt: Receipt): CallReceipt {
  const { callId, at, request, outcome } = receipt;
  return {
    callId,
    at,
    service: request.service,
    operation: request.operation,
    region: request.region,
    params: request.params,
    result: outcome.ok ? (outcome.result as unknown as Json) : null,
    error: outcome.ok ? null : { ...told(outcome.error), kind: outcome.kind },
    ...recordIn(play.world, receipt),
    cli: cliLine(request),
    sdk: sdkCode(request),
  };
}

function told({ code, message, status }: { code: string; message: string; status: number }) {
  return { code, message, status };
}

/** The record, visible yet or not, from the world as it stands, though an earlier one is shown. */
function recordIn(
  world: World,
  receipt: Receipt,
): Pick<CallReceipt, 'record' | 'visibleAt' | 'noRecord'> {
  const found = recordLeftBy(world, { serial: Number(receipt.callId), at: receipt.at });
  if (!found) return { record: null, visibleAt: null, noRecord: whyNone(world, receipt) };
  const { record, visibleAt } = found;
  return { record: record as unknown as Json, visibleAt, noRecord: null };
}

function whyNone(world: World, { request, outcome, at }: Receipt): string {
  const { operation: name } = request;
  const operation = declaredOperation(world, request);
  if (!outcome.ok && (!operation || outcome.kind === 'not-simulated')) {
    return `${name} is not simulated here, so nothing happened and nothing was recorded.`;
  }
  if (operation?.trail.category === 'none') return `CloudTrail never records ${name}.`;
  if (operation?.trail.category === 'data') {
    return `${name} is a data event: it is recorded where a trail asks for it, and none does.`;
  }
  if (at > world.now) return 'This call belongs to another branch of time.';
  if (!outcome.ok && outcome.error.unsent) {
    return 'The client refused this request before it was sent, so CloudTrail never saw it.';
  }
  if (!outcome.ok) return 'AWS could not tell who called, and such calls leave no record.';
  return 'This call belongs to another branch of time.';
}
