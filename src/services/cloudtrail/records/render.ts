import { formatSeconds } from '../../../aws/instant.ts';
import type { AnyOperation, AnyService, TrailParts } from '../../../gateway/service.ts';
import { conventionOf } from './conventions.ts';
import { defaultParts } from './parts.ts';
import { alphanumericOf, uuidOf } from '../store/record-ids.ts';
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

/** Fields in the order of genuine files. */
const FIELD_ORDER = [
  ...['eventVersion', 'userIdentity', 'eventTime', 'eventSource', 'eventName', 'awsRegion'],
  ...['sourceIPAddress', 'userAgent', 'errorCode', 'errorMessage', 'requestParameters'],
  ...['responseElements', 'additionalEventData', 'requestID', 'eventID', 'readOnly', 'resources'],
  ...['eventType', 'apiVersion', 'managementEvent', 'recipientAccountId', 'sharedEventID'],
  ...['vpcEndpointId', 'serviceEventDetails', 'eventCategory', 'tlsDetails'],
  'sessionCredentialFromConsole',
] as const;

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
  const declared = scope.declared(row.mark.service, row.mark.operation);
  const trail = declared?.operation.trail;
  const parts = partsOf(row, scope, declared?.service);
  const own = trail?.shape?.({ call: row.call, identity: row.identity, outcome: outcomeOf(row) });
  const merged = own ? { ...parts, ...own } : parts;
  const fields: Record<string, unknown> = {
    ...whoAndWhat(row, scope),
    ...failure(row),
    ...result(row, salt, { ...scope, ...(declared ? { service: declared.service } : {}) }),
    requestParameters: orNull(merged.requestParameters),
    responseElements: orNull(merged.responseElements),
    additionalEventData: merged.additionalEventData,
    resources: merged.resources,
    eventType: trail?.eventType ?? 'AwsApiCall',
    ...merged.fields,
  };
  return inOrder(fields);
}

function partsOf(row: Row, scope: RenderScope, service: AnyService | undefined): TrailParts {
  const { account, region } = scope;
  const requestId = requestIdOf(row, scope);
  const redact = scope.declared(row.mark.service, row.mark.operation)?.operation.trail.redact;
  return defaultParts(row, {
    account,
    region,
    requestId,
    isData: scope.category === 'Data',
    protocol: service?.protocol ?? 'json',
    ...(redact ? { redact } : {}),
  });
}

function whoAndWhat(row: Row, scope: RenderScope): Record<string, unknown> {
  const { mark, call } = row;
  const isS3Client = mark.service === 's3' && call.via !== 'service';
  const agent =
    isS3Client && !call.userAgent.startsWith('[') ? `[${call.userAgent}]` : call.userAgent;
  return {
    eventVersion: conventionOf(mark.service).version,
    userIdentity: userIdentityOf(row.identity),
    eventTime: formatSeconds(call.at),
    eventSource: mark.source,
    eventName: mark.name,
    awsRegion: scope.region,
    sourceIPAddress: call.sourceIp,
    userAgent: cut(agent),
  };
}

function failure({ errorCode, failure: error }: Row): Record<string, unknown> {
  if (!error) return {};
  return {
    errorCode: errorCode === '' ? undefined : errorCode,
    errorMessage: error.message === '' ? undefined : cut(error.message),
  };
}

function result(
  row: Row,
  salt: number,
  scope: RenderScope & { service?: AnyService },
): Record<string, unknown> {
  const { identity, call, mark } = row;
  const isManagement = scope.category === 'Management';
  const isFromConsole = identity.session?.fromConsole === true && mark.service !== 'signin';
  return {
    requestID: requestIdOf(row, scope),
    eventID: uuidOf(row.seq, salt),
    readOnly: mark.isRead,
    apiVersion: scope.service?.apiVersion,
    managementEvent: isManagement,
    recipientAccountId: scope.account,
    sharedEventID: identity.type === 'AWSService' ? uuidOf(row.seq, salt ^ SHARED_SALT) : undefined,
    vpcEndpointId: call.vpcEndpointId,
    eventCategory: scope.category,
    tlsDetails: tlsDetails(row, scope.service),
    sessionCredentialFromConsole: isFromConsole ? 'true' : undefined,
  };
}

/** S3 request ids are 16 characters; sign-in events and service events have none. */
function requestIdOf(row: Row, scope: RenderScope): string | undefined {
  const { service, operation } = row.mark;
  const type = scope.declared(service, operation)?.operation.trail.eventType ?? 'AwsApiCall';
  if (type === 'AwsConsoleSignIn' || type === 'AwsServiceEvent') return undefined;
  if (service === 's3') return alphanumericOf(row.call.serial, 0x5333, 16);
  return scope.requestId(row.call.serial);
}

function inOrder(fields: Record<string, unknown>): TrailRecord {
  const out: Record<string, unknown> = {};
  for (const name of FIELD_ORDER) if (fields[name] !== undefined) out[name] = fields[name];
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && !Object.hasOwn(out, name)) out[name] = value;
  }
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
