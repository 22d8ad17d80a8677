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

/** With an empty message, as recorded. */
export function invalidNextToken(): AwsError {
  return awsError('InvalidNextToken', '');
}

/** An alarm that is not there: `ResourceNotFound` with an empty message. */
export function alarmNotFound(): AwsError {
  return awsError('ResourceNotFound', '', { status: 404 });
}
