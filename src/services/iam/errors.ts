/** IAM's errors: wire codes, status and the sentences AWS answers with. */
import { awsError, type AwsError } from '../../aws/errors.ts';

export type EntityKind = 'user' | 'group' | 'role';

const TITLES: Readonly<Record<EntityKind, string>> = {
  user: 'User',
  group: 'Group',
  role: 'Role',
};

export function noSuchEntity(message: string): AwsError {
  return awsError('NoSuchEntity', message, { status: 404 });
}

export function noSuch(kind: EntityKind, name: string): AwsError {
  return noSuchEntity(`The ${kind} with name ${name} cannot be found.`);
}

export function alreadyExists(message: string): AwsError {
  return awsError('EntityAlreadyExists', message, { status: 409 });
}

export function nameTaken(kind: EntityKind, name: string): AwsError {
  return alreadyExists(`${TITLES[kind]} with name ${name} already exists.`);
}

export function deleteConflict(message: string): AwsError {
  return awsError('DeleteConflict', message, { status: 409 });
}

/** `Cannot exceed quota for <quota>: <limit>`. */
export function quotaExceeded(quota: string, limit: number): AwsError {
  return awsError('LimitExceeded', `Cannot exceed quota for ${quota}: ${limit}`, { status: 409 });
}

export function limitExceeded(message: string): AwsError {
  return awsError('LimitExceeded', message, { status: 409 });
}

export function malformedPolicy(message: string): AwsError {
  return awsError('MalformedPolicyDocument', message);
}

export function invalidInput(message: string): AwsError {
  return awsError('InvalidInput', message);
}

export function validationError(message: string): AwsError {
  return awsError('ValidationError', message);
}

export function unmodifiable(message: string): AwsError {
  return awsError('UnmodifiableEntity', message);
}

export function passwordViolation(message: string): AwsError {
  return awsError('PasswordPolicyViolation', message);
}
