import type { ErrorAnswer } from '../../../aws/errors.ts';
import type { Call, Credential, Identity, Outcome, Params } from '../../../gateway/call.ts';
import { blockOf, REFUSALS, type OperationMark, type RecordStore, type Refusal } from './store.ts';

/** One record read back from its columns. */
export interface Row {
  readonly seq: number;
  readonly mark: OperationMark;
  readonly identity: Identity;
  /** The call as it was, as far as the record needs it. */
  readonly call: Call;
  readonly errorCode: string;
  readonly refusedAt: Refusal | null;
  readonly failure: ErrorAnswer | null;
  readonly result: Params | null;
  /** Null when they were not kept. */
  readonly params: Params | null;
}

const NO_PARAMS: Params = Object.freeze({});

/** Record `seq`, or undefined when the store has none. */
export function rowAt(store: RecordStore, seq: number): Row | undefined {
  const block = blockOf(store, seq);
  if (!block) return undefined;
  const row = seq - block.firstSeq;
  const { columns, dictionaries } = block;
  const mark = dictionaries.mark.values[columns.mark[row]!]!;
  const identity = dictionaries.identity.values[columns.identity[row]!]!;
  const route = dictionaries.route.values[columns.route[row]!]!;
  const refusal = columns.refusal[row]!;
  const params = block.params[row] ?? null;
  const kept = block.results[row] ?? null;
  const call: Call = {
    serial: columns.serial[row]!,
    at: columns.at[row]!,
    service: mark.service,
    operation: mark.operation,
    region: route.region,
    params: params ?? NO_PARAMS,
    credential: credentialOf(identity),
    via: route.via,
    userAgent: dictionaries.agent.values[columns.agent[row]!]!,
    sourceIp: dictionaries.address.values[columns.address[row]!]!,
    ...(route.invokedBy ? { invokedBy: route.invokedBy } : {}),
    ...(route.vpcEndpointId ? { vpcEndpointId: route.vpcEndpointId } : {}),
  };
  return {
    seq,
    mark,
    identity,
    call,
    errorCode: dictionaries.error.values[columns.error[row]!]!,
    refusedAt: refusal === 0 ? null : REFUSALS[refusal - 1]!,
    failure: refusal === 0 ? null : (kept as ErrorAnswer),
    result: refusal === 0 ? (kept as Params | null) : null,
    params,
  };
}

export function outcomeOf(row: Row): Outcome {
  if (row.failure) return { ok: false, kind: 'aws', error: row.failure };
  return { ok: true, result: row.result ?? NO_PARAMS };
}

function credentialOf(identity: Identity): Credential {
  if (identity.accessKeyId) return { kind: 'key', accessKeyId: identity.accessKeyId };
  if (identity.invokedBy) return { kind: 'service', principal: identity.invokedBy };
  return { kind: 'anonymous' };
}
