import { formatSeconds } from '../../../aws/instant.ts';
import { rowAt, type Row } from '../store/row.ts';
import { blockOf, type Chunk, type RecordStore, type Tail } from '../store/store.ts';
import { renderRow, userAgentOf, type RenderScope, type TrailRecord } from './render.ts';
import { userIdentityOf } from './user-identity.ts';

/**
 * Record `seq` as an object to look into, with the properties of the rendered record. What filters
 * usually ask for is read from the columns, the rest is rendered when it is asked for.
 */
export function recordView(
  store: RecordStore,
  seq: number,
  scope: RenderScope,
): object | undefined {
  const block = blockOf(store, seq);
  if (!block) return undefined;
  const mark = block.dictionaries.mark.values[block.columns.mark[seq - block.firstSeq]!]!;
  // A declaration may change any field, so its records are rendered at once.
  if (scope.declared(mark.service, mark.operation)?.operation.trail.shape) {
    return renderRow(rowAt(store, seq)!, store.salt, scope);
  }
  return new RecordView(store, { block, seq }, scope);
}

/** Getters on the prototype: making a view costs one small object. */
class RecordView {
  readonly #store: RecordStore;
  readonly #block: Chunk | Tail;
  readonly #row: number;
  readonly #scope: RenderScope;
  #whole: TrailRecord | undefined;

  constructor(
    store: RecordStore,
    { block, seq }: { block: Chunk | Tail; seq: number },
    scope: RenderScope,
  ) {
    this.#store = store;
    this.#block = block;
    this.#row = seq - block.firstSeq;
    this.#scope = scope;
  }

  get userIdentity(): unknown {
    const { columns, dictionaries } = this.#block;
    return userIdentityOf(dictionaries.identity.values[columns.identity[this.#row]!]!);
  }
  get eventTime(): string {
    return formatSeconds(this.#block.columns.at[this.#row]!);
  }
  get eventSource(): string {
    return this.#mark().source;
  }
  get eventName(): string {
    return this.#mark().name;
  }
  get readOnly(): boolean {
    return this.#mark().isRead;
  }
  get awsRegion(): string {
    return this.#scope.region;
  }
  get recipientAccountId(): string {
    return this.#scope.account;
  }
  get eventCategory(): string {
    return this.#scope.category;
  }
  get sourceIPAddress(): string {
    const { columns, dictionaries } = this.#block;
    return dictionaries.address.values[columns.address[this.#row]!]!;
  }
  get userAgent(): string {
    return userAgentOf(this.#read());
  }
  get errorCode(): string | undefined {
    const { columns, dictionaries } = this.#block;
    return dictionaries.error.values[columns.error[this.#row]!]! || undefined;
  }
  get errorMessage(): unknown {
    return this.#block.columns.refusal[this.#row] === 0
      ? undefined
      : this.#rendered('errorMessage');
  }
  get eventVersion(): unknown {
    return this.#rendered('eventVersion');
  }
  get eventType(): unknown {
    return this.#rendered('eventType');
  }
  get requestParameters(): unknown {
    return this.#rendered('requestParameters');
  }
  get responseElements(): unknown {
    return this.#rendered('responseElements');
  }
  get additionalEventData(): unknown {
    return this.#rendered('additionalEventData');
  }
  get resources(): unknown {
    return this.#rendered('resources');
  }
  get requestID(): unknown {
    return this.#rendered('requestID');
  }
  get eventID(): unknown {
    return this.#rendered('eventID');
  }
  get apiVersion(): unknown {
    return this.#rendered('apiVersion');
  }
  get managementEvent(): boolean {
    return this.#scope.category === 'Management';
  }
  get sharedEventID(): unknown {
    return this.#rendered('sharedEventID');
  }
  get vpcEndpointId(): unknown {
    return this.#rendered('vpcEndpointId');
  }
  get tlsDetails(): unknown {
    return this.#rendered('tlsDetails');
  }
  get sessionCredentialFromConsole(): unknown {
    return this.#rendered('sessionCredentialFromConsole');
  }

  /** The record itself: what JSON.stringify writes, and what a look at every property needs. */
  toJSON(): TrailRecord {
    return (this.#whole ??= renderRow(this.#read(), this.#store.salt, this.#scope));
  }

  #mark() {
    const { columns, dictionaries } = this.#block;
    return dictionaries.mark.values[columns.mark[this.#row]!]!;
  }

  #read(): Row {
    return rowAt(this.#store, this.#block.firstSeq + this.#row)!;
  }

  #rendered(name: string): unknown {
    return this.toJSON()[name];
  }
}
