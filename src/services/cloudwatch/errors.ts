import { awsError, type AwsError } from '../../aws/errors.ts';

/** CloudWatch's ways to say no. Texts are recorded ones (reference, "Error texts"). */

export function invalidValue(message: string): AwsError {
  return awsError('InvalidParameterValue', message);
}

export function invalidCombination(message: string): AwsError {
  return awsError('InvalidParameterCombination', message);
}

export function missingParameter(message: string): AwsError {
  return awsError('MissingParameter', message);
}

export function validationError(message: string): AwsError {
  return awsError('ValidationError', message);
}

/** Most operations leave the message empty (recorded). */
export function invalidNextToken(message = ''): AwsError {
  return awsError('InvalidNextToken', message);
}

/** An alarm that is not there: `ResourceNotFound` with an empty message. */
export function alarmNotFound(): AwsError {
  return awsError('ResourceNotFound', '', { status: 404 });
}
