/** Requests that are for nobody. */

import { awsError } from '../../aws/errors.ts';
import { operationKind, serviceTable } from '../../aws/model/load.ts';
import type { WireRequest } from '../http.ts';
import type { Target } from './target.ts';

/** Throws AWS's refusal, or says that a service is not simulated. */
export function refuseTarget(target: Target): void {
  const { service, protocol, operation, version } = target;
  if (protocol === 'none') throw awsError('UnknownOperationException', '', { status: 404 });
  if (!target.isSimulated) {
    const sentence = `Not simulated: the service ${service}.`;
    throw awsError('NotSimulated', sentence, { status: 501, fault: 'server' });
  }
  if (operation === '') throw noOperation(target);
  if (protocol !== 'query') return;
  const isUnknown = operationKind(service, operation) === 'unknown';
  if (service === 'sqs') {
    if (!isUnknown) return;
    throw awsError('InvalidAction', `The action ${operation} is not valid for this endpoint.`);
  }
  if (isUnknown || version !== serviceTable(service)!.apiVersion) {
    const said = version ?? 'NO_VERSION_SPECIFIED';
    throw awsError('InvalidAction', `Could not find operation ${operation} for version ${said}`);
  }
}

function noOperation({ protocol, request }: Target) {
  switch (protocol) {
    case 'query':
    case 'ec2':
      return awsError('MissingAction', 'The request must contain the parameter Action');
    case 'rest-xml':
      return noS3Operation(request);
    case 'rest-json':
      return awsError('UnknownOperationException', '', { status: 404 });
    default:
      return awsError('UnknownOperationException', '');
  }
}

/** Uploads by an HTML form are no operation of the API model. AWS page: "POST Object". */
function noS3Operation({ method, path, headers }: WireRequest) {
  const isForm = /^multipart\/form-data/i.test(headers.get('content-type') ?? '');
  if (method === 'POST' && isForm) {
    const sentence = 'Not simulated: Amazon S3 POST Object.';
    return awsError('NotSimulated', sentence, { status: 501, fault: 'server' });
  }
  const [bucket, key] = path.split('/').slice(1);
  const ResourceType = key ? 'OBJECT' : bucket ? 'BUCKET' : 'SERVICE';
  const sentence = 'The specified method is not allowed against this resource.';
  return awsError('MethodNotAllowed', sentence, {
    status: 405,
    detail: { Method: method, ResourceType },
  });
}
