import { awsError } from '../../aws/errors.ts';

/** Refusals of RDS; records spell modelled faults by their shape's name. */

export function instanceNotFound(id: string) {
  return awsError('DBInstanceNotFound', `DBInstance ${id} not found.`, {
    status: 404,
    trailCode: 'DBInstanceNotFoundFault',
  });
}

export function snapshotNotFound(id: string) {
  return awsError('DBSnapshotNotFound', `DBSnapshot ${id} not found.`, {
    status: 404,
    trailCode: 'DBSnapshotNotFoundFault',
  });
}

export function invalidState(message: string) {
  return awsError('InvalidDBInstanceState', message, { trailCode: 'InvalidDBInstanceStateFault' });
}

export function invalidValue(message: string) {
  return awsError('InvalidParameterValue', message, {
    trailCode: 'InvalidParameterValueException',
  });
}

export function invalidCombination(message: string) {
  return awsError('InvalidParameterCombination', message, {
    trailCode: 'InvalidParameterCombinationException',
  });
}
