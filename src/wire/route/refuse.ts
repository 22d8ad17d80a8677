/** Requests that are for nobody. */

import { awsError } from '../../aws/errors.ts';
import { operationKind, serviceTable } from '../../aws/model/load.ts';
import type { Target } from './target.ts';

/** Throws AWS's refusal, or says that a service is not simulated. */
export function refuseTarget(target: Target): void {
  const { service, protocol, operation, version } = target;
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
      return awsError(
        'MethodNotAllowed',
        'The specified method is not allowed against this resource.',
        { status: 405, detail: { Method: request.method, ResourceType: 'SERVICE' } },
      );
    case 'rest-json':
      return awsError('UnknownOperationException', '', { status: 404 });
    default:
      return awsError('UnknownOperationException', '');
  }
}
