/** What a request is for: service, operation, protocol and Region. */

import { modelledServices, serviceTable } from '../../aws/model/load.ts';
import type { WireRequest } from '../http.ts';
import { formOf } from '../protocols/query.ts';
import type { Scope } from '../signing/scope.ts';
import { routeRest } from './rest.ts';
import { withPathStyle } from './s3-host.ts';

/** `none`: it comes as a protocol's requests never do. */
export type ProtocolName = 'json' | 'query' | 'ec2' | 'rest-json' | 'rest-xml' | 'cbor' | 'none';

export interface Target {
  /** Our name of the service; a signing name where it is none of ours. */
  readonly service: string;
  readonly signingName: string;
  readonly isSimulated: boolean;
  readonly protocol: ProtocolName;
  readonly operation: string;
  readonly region: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly status: number;
  /** With the path in the form that routes expect. */
  readonly request: WireRequest;
  /** The API version that a query names. */
  readonly version?: string;
}

const NO_LABELS: ReadonlyMap<string, string> = new Map<string, string>();

interface Names {
  readonly bySigning: ReadonlyMap<string, string>;
  readonly byTarget: ReadonlyMap<string, string>;
  readonly byVersion: ReadonlyMap<string, string>;
}

let names: Names | null = null;

/** Finds out; a request that says nothing is taken for S3, which needs no signature. */
export function targetOf(request: WireRequest, scope: Scope | null, homeRegion: string): Target {
  const region = scope?.region || regionOfHost(request) || homeRegion;
  const at = { request, scope, region };
  return cborTarget(at) ?? jsonTarget(at) ?? queryTarget(at) ?? restTarget(at);
}

interface Asking {
  readonly request: WireRequest;
  readonly scope: Scope | null;
  readonly region: string;
}

/** `/service/GraniteServiceVersion20100801/operation/PutMetricData`. */
function cborTarget({ request, scope, region }: Asking): Target | null {
  const found = /\/service\/([^/]+)\/operation\/([^/]+)\/?$/.exec(request.path);
  if (!isMeantAsCbor(request, found !== null && scope?.service !== 's3')) return null;
  const prefix = (found?.[1] ?? '').split('.').at(-1)!;
  const service = namesOf().byTarget.get(prefix) ?? serviceOfScope(scope) ?? prefix;
  const protocol = isCbor(request) ? 'cbor' : 'none';
  return target({ service, protocol, operation: found?.[2] ?? '', region, request });
}

function isMeantAsCbor({ headers, method }: WireRequest, isItsPath: boolean): boolean {
  const said = headers.get('smithy-protocol');
  if (said === 'rpc-v2-cbor') return true;
  const isBody = method === 'POST' && headers.get('content-type') === 'application/cbor';
  return isItsPath && (said !== undefined || isBody);
}

/** Smithy page: "Smithy RPC v2 CBOR protocol", Requests. */
function isCbor({ headers, method }: WireRequest): boolean {
  const isTargeted = headers.has('x-amz-target') || headers.has('x-amzn-target');
  return method === 'POST' && headers.get('smithy-protocol') === 'rpc-v2-cbor' && !isTargeted;
}

/** `Logs_20140328.PutLogEvents`; CloudTrail's may have a path of packages before it. */
function jsonTarget({ request, scope, region }: Asking): Target | null {
  const header = request.headers.get('x-amz-target');
  if (header === undefined) return null;
  const parts = header.split('.');
  const operation = parts.pop()!;
  const prefix = parts.pop() ?? '';
  const service =
    namesOf().byTarget.get(prefix) ??
    serviceOfScope(scope) ??
    scope?.service ??
    (prefix || 'unknown');
  const isKnown = namesOf().byTarget.has(prefix);
  // A name of another service's is no operation of this one.
  const said = isKnown || !serviceOfScope(scope) ? operation : '';
  const protocol = request.method === 'POST' ? 'json' : 'none';
  return target({ service, protocol, operation: said, region, request });
}

function queryTarget({ request, scope, region }: Asking): Target | null {
  const signed = serviceOfScope(scope);
  const protocol = signed === undefined ? undefined : protocolOf(signed);
  if (protocol === 'rest-json' || protocol === 'rest-xml') return null;
  const type = request.headers.get('content-type') ?? '';
  const isForm =
    /^application\/x-www-form-urlencoded/i.test(type) || /(^|&)Action=/.test(request.query);
  if (!isForm && signed === undefined) return null;
  const form = formOf(request);
  const version = form.get('Version');
  if (!form.has('Action') && signed === undefined) return null;
  const service = serviceOfQuery(signed, version, scope);
  const isEc2 = service === 'ec2';
  return {
    ...target({
      service,
      protocol: isEc2 ? 'ec2' : speaksQuery(service) ? 'query' : 'json',
      operation: form.get('Action') ?? '',
      region,
      request,
    }),
    ...(version === undefined ? {} : { version }),
  };
}

/** The signed name decides, unless the version belongs to another service. */
function serviceOfQuery(
  signed: string | undefined,
  version: string | undefined,
  scope: Scope | null,
): string {
  if (signed === 'elbv2' && version === '2012-06-01') return 'elasticloadbalancing (Classic)';
  if (signed !== undefined) return signed;
  return namesOf().byVersion.get(version ?? '') ?? scope?.service ?? 'unknown';
}

function restTarget({ request, scope, region }: Asking): Target {
  const isLambda = /^\/20\d\d-\d\d-\d\d\//.test(request.path);
  const named = serviceOfScope(scope) ?? scope?.service ?? (isLambda ? 'lambda' : 's3');
  const path = named === 's3' ? withPathStyle(request) : request;
  const protocol = named === 's3' ? 'rest-xml' : 'rest-json';
  const routed = routeRest(named, path);
  return {
    ...target({
      service: named,
      protocol,
      operation: routed?.operation ?? '',
      region,
      request: path,
    }),
    labels: routed?.labels ?? NO_LABELS,
    status: routed?.status ?? 200,
  };
}

function target(
  of: Pick<Target, 'service' | 'protocol' | 'operation' | 'region' | 'request'>,
): Target {
  const table = serviceTable(of.service);
  return {
    ...of,
    signingName: table?.signingName ?? of.service,
    isSimulated: table !== undefined,
    labels: NO_LABELS,
    status: 200,
  };
}

function serviceOfScope(scope: Scope | null): string | undefined {
  return scope ? namesOf().bySigning.get(scope.service) : undefined;
}

function protocolOf(service: string): string | undefined {
  return serviceTable(service)?.protocol;
}

function speaksQuery(service: string): boolean {
  const table = serviceTable(service);
  return !table || service === 'sqs' || table.protocols.includes('query');
}

/** `monitoring.eu-west-1.amazonaws.com`. */
function regionOfHost({ headers }: WireRequest): string | undefined {
  return /\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com/.exec(headers.get('host') ?? '')?.[1];
}

function namesOf(): Names {
  if (names) return names;
  const tables = modelledServices().map((service) => [service, serviceTable(service)!] as const);
  names = {
    bySigning: new Map(tables.map(([service, table]) => [table.signingName, service])),
    byTarget: new Map(
      tables.flatMap(([service, { targetPrefix }]) =>
        targetPrefix ? [[targetPrefix.split('.').at(-1)!, service]] : [],
      ),
    ),
    byVersion: new Map(
      tables
        .filter(([service]) => service === 'ec2' || speaksQuery(service))
        .map(([service, table]) => [table.apiVersion, service]),
    ),
  };
  return names;
}
