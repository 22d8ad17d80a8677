import { inputShape, outputShape } from '../../../aws/model/shapes.ts';
import type { Params } from '../../../gateway/call.ts';
import type { AnyService, TrailParts } from '../../../gateway/service.ts';
import { conventionOf } from './conventions.ts';
import { isDenial } from './errors.ts';
import { ec2Request, ec2Response } from './forms/ec2.ts';
import { lowered } from './forms/lowered.ts';
import { s3Request, s3Response } from './forms/s3.ts';
import { s3Extras } from './forms/s3-extras.ts';
import { ownResources } from './own-resources.ts';
import { redacted } from './redact.ts';
import type { Row } from '../store/row.ts';
import { SPECIAL_SHAPES } from './shapes/special.ts';

/** What the general rules need to know of a record's place. */
export interface PartsScope {
  readonly account: string;
  readonly region: string;
  readonly requestId: string | undefined;
  readonly isData: boolean;
  readonly protocol: AnyService['protocol'];
  readonly redact?: Readonly<Record<string, string>>;
}

/** requestParameters, responseElements and their company by CloudTrail's general rules. */
export function defaultParts(row: Row, scope: PartsScope): TrailParts {
  const { service, operation } = row.mark;
  const parts: TrailParts = {
    requestParameters: requestOf(row, scope),
    responseElements: responseOf(row, scope),
    resources: ownResources(row, scope),
    ...(service === 's3' ? s3Extras(row, scope) : {}),
  };
  const key = `${service}:${operation}`;
  const special = Object.hasOwn(SPECIAL_SHAPES, key) ? SPECIAL_SHAPES[key] : undefined;
  return special ? { ...parts, ...special(row, parts, scope) } : parts;
}

/** Null for a denied call of most services; the lowered or service-shaped parameters otherwise. */
function requestOf(row: Row, scope: PartsScope): unknown {
  const { service, operation } = row.mark;
  if (scope.protocol === 'internal' || row.params === null) return null;
  if (isDenial(row.refusedAt, row.failure) && !conventionOf(service).keepsDenied) return null;
  const params = redacted(row.params, scope.redact);
  if (service === 'ec2') return ec2Request(operation, params);
  if (service === 's3') return s3Request(operation, params, row.call.region);
  return lowered(params, inputShape(service, operation), conventionOf(service));
}

/** Null for every read but those that mint credentials, and for failures. */
function responseOf(row: Row, scope: PartsScope): unknown {
  const { service, operation } = row.mark;
  if (row.failure || row.result === null) return null;
  const result: Params = redacted(row.result, scope.redact);
  if (service === 'ec2') return ec2Response(result, scope.requestId ?? '');
  if (service === 's3') return s3Response(operation, result);
  return lowered(result, outputShape(service, operation), conventionOf(service));
}
