import type { ErrorAnswer } from '../../aws/errors.ts';
import { serviceTable } from '../../aws/model/load.ts';
import type { Call, Outcome } from '../call.ts';
import type { Door } from '../door.ts';
import { notSimulatedOutcome, refusal } from '../gateway.ts';
import type { AnyOperation, AnyService } from '../service.ts';

/** Operations by name, made once for a service. */
const tables = new WeakMap<AnyService, Map<string, AnyOperation>>(); // tidy-allow: cache of constants

/** Finds service and operation. What AWS has and we have not is said to be so; the rest is AWS's. */
export function route(
  door: Door,
  call: Call,
): { service: AnyService; operation: AnyOperation } | { error: Outcome } {
  const service = door.substrate.services.get(call.service);
  if (!service)
    return { error: notSimulatedOutcome(`Not simulated: the service ${call.service}.`) };
  const operation = operationNamed(service, call.operation);
  if (operation) return { service, operation };
  if (door.substrate.model.knows(service.name, call.operation)) {
    const sentence = `Not simulated: ${service.title} ${call.operation}.`;
    return { error: notSimulatedOutcome(sentence) };
  }
  return { error: refusal(unknownOperation(service, call.operation)) };
}

/** The declaration of an operation, by AWS's name. */
export function operationNamed(service: AnyService, name: string): AnyOperation | undefined {
  let table = tables.get(service);
  if (!table) {
    table = new Map(service.operations.map((operation) => [operation.name, operation]));
    tables.set(service, table);
  }
  return table.get(name);
}

function unknownOperation(service: AnyService, name: string): ErrorAnswer {
  const answer = { status: 400, fault: 'client' } as const;
  const version = serviceTable(service.name)?.apiVersion ?? '';
  switch (service.protocol) {
    case 'query':
    case 'ec2': {
      const message =
        service.protocol === 'ec2'
          ? `The action ${name} is not valid for this web service.`
          : `Could not find operation ${name} for version ${version}`;
      return { ...answer, code: 'InvalidAction', message };
    }
    case 'json':
      return { ...answer, code: 'UnknownOperationException', message: '' };
    default:
      return { ...answer, code: 'UnknownOperationException', message: '', status: 404 };
  }
}
