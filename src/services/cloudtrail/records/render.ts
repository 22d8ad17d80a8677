import { formatSeconds } from '../../../aws/instant.ts';
import type {
  AnyOperation,
  AnyService,
  TrailDeclaration,
  TrailParts,
} from '../../../gateway/service.ts';
import { conventionOf } from './conventions.ts';
import { defaultParts } from './parts.ts';
import { uuidOf } from '../store/record-ids.ts';
import { s3RequestIdOf } from './s3-ids.ts';
import { outcomeOf, rowAt, type Row } from '../store/row.ts';
import type { RecordStore } from '../store/store.ts';
import { tlsDetails } from './tls-details.ts';
import { userIdentityOf } from './user-identity.ts';

export type TrailRecord = Readonly<Record<string, unknown>>;

/** What rendering needs besides the columns. */
export interface RenderScope {
  readonly account: string;
  /** The Region whose record it is. */
  readonly region: string;
  readonly category: 'Management' | 'Data';
  declared(
    service: string,
    operation: string,
  ): { readonly service: AnyService; readonly operation: AnyOperation } | undefined;
  /** The request id the caller was given. */
  requestId(serial: number): string;
}

const LONGEST_TEXT = 1_024;
const SHARED_SALT = 0x5a827999;

/** Record `seq` as delivered files hold it, keys in their order; undefined when there is none. */
export function renderRecord(
  store: RecordStore,
  seq: number,
  scope: RenderScope,
): TrailRecord | undefined {
  const row = rowAt(store, seq);
  return row && renderRow(row, store.salt, scope);
}

/** The record as JSON text. */
export function renderJson(store: RecordStore, seq: number, scope: RenderScope): string {
  return JSON.stringify(renderRecord(store, seq, scope) ?? null);
}

export function renderRow(row: Row, salt: number, scope: RenderScope): TrailRecord {
  const { mark, call, identity, failure } = row;
  const declared = scope.declared(mark.service, mark.operation);
  const trail = declared?.operation.trail;
  const requestId = requestIdOf(row, scope, trail?.eventType);
  const parts = partsOf(row, scope, { requestId, ...declared });
  const own = trail?.shape?.({ call, identity, outcome: outcomeOf(row) });
  const { requestParameters, responseElements, ...more } = own ? { ...parts, ...own } : parts;
  const isFromConsole = identity.session?.fromConsole === true && mark.service !== 'signin';
  const isService = identity.type === 'AWSService';
  const fields: Record<string, unknown> = {
    eventVersion: conventionOf(mark.service).version,
    userIdentity: userIdentityOf(identity),
    eventTime: formatSeconds(call.at),
    eventSource: mark.source,
    eventName: mark.name,
    awsRegion: scope.region,
    sourceIPAddress: call.sourceIp,
    userAgent: userAgentOf(row),
    errorCode: row.errorCode === '' ? undefined : row.errorCode,
    errorMessage: failure && failure.message !== '' ? cut(failure.message) : undefined,
    requestParameters: orNull(requestParameters),
    responseElements: orNull(responseElements),
    additionalEventData: more.additionalEventData,
    requestID: requestId,
    eventID: uuidOf(row.seq, salt),
    readOnly: mark.isRead,
    resources: more.resources,
    eventType: trail?.eventType ?? 'AwsApiCall',
    apiVersion: declared?.service.apiVersion,
    managementEvent: scope.category === 'Management',
    recipientAccountId: scope.account,
    sharedEventID: isService ? uuidOf(row.seq, salt ^ SHARED_SALT) : undefined,
    vpcEndpointId: call.vpcEndpointId,
    serviceEventDetails: undefined,
    eventCategory: scope.category,
    tlsDetails: tlsDetails(row, declared?.service),
    sessionCredentialFromConsole: isFromConsole ? 'true' : undefined,
  };
  return present(more.fields ? { ...fields, ...more.fields } : fields);
}

function partsOf(
  row: Row,
  scope: RenderScope,
  known: { requestId: string | undefined; service?: AnyService; operation?: AnyOperation },
): TrailParts {
  const redact = known.operation?.trail.redact;
  return defaultParts(row, {
    account: scope.account,
    region: scope.region,
    requestId: known.requestId,
    isData: scope.category === 'Data',
    protocol: known.service?.protocol ?? 'json',
    ...(redact ? { redact } : {}),
  });
}

/** S3 wraps the agents of its clients in brackets; no other service does. */
export function userAgentOf({ mark, call }: Row): string {
  const isWrapped = mark.service === 's3' && call.via !== 'service';
  const agent =
    isWrapped && !call.userAgent.startsWith('[') ? `[${call.userAgent}]` : call.userAgent;
  return cut(agent);
}

/** S3 request ids are 16 characters; sign-in events and service events have none. */
function requestIdOf(
  { mark, call }: Row,
  scope: RenderScope,
  type: TrailDeclaration['eventType'],
): string | undefined {
  if (type === 'AwsConsoleSignIn' || type === 'AwsServiceEvent') return undefined;
  if (mark.service === 's3') return s3RequestIdOf(call.serial);
  return scope.requestId(call.serial);
}

/** The fields that are there, in the order they were written down: that of genuine files. */
function present(fields: Record<string, unknown>): TrailRecord {
  const out: Record<string, unknown> = {};
  for (const name in fields) if (fields[name] !== undefined) out[name] = fields[name];
  return out;
}

/** Null, never missing and never `{}`. */
function orNull(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'object' && Object.keys(value).length === 0) return null;
  return value;
}

function cut(text: string): string {
  return text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
}
