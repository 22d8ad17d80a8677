/** AWS says no, or we do not simulate it; the third kind, we are wrong, is kernel/assert. */

/** Whose fault an error is, in AWS's words. */
export type Fault = 'client' | 'server';

/** What a caller is told when a call fails, before any protocol dresses it. */
export interface ErrorAnswer {
  /** The wire code, as in `<Code>` or `__type`. */
  readonly code: string;
  readonly message: string;
  readonly status: number;
  readonly fault: Fault;
  /** More members of a modelled error, e.g. `{ FaultCode: … }`. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** How CloudTrail spells the code, where that differs from the wire. */
  readonly trailCode?: string;
  /** Answered with this status in every protocol; common errors are 400 in the JSON ones else. */
  readonly keepsStatus?: true;
  /** The client refused before it sent anything: nothing reached AWS, so nothing is recorded. */
  readonly unsent?: true;
}

/** AWS would say no. Thrown by operations, caught only in the gateway, recorded, returned. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly answer: ErrorAnswer;

  constructor(answer: ErrorAnswer) {
    super(`${answer.code}: ${answer.message}`);
    this.answer = answer;
  }
}

/** AWS would accept; we do not model it. Answered with HTTP 501, never silently ignored. */
export class NotSimulated extends Error {
  override readonly name = 'NotSimulated';
}

/** Makes an error of AWS's. Status 400 and the client's fault unless said otherwise. */
export function awsError(
  code: string,
  message: string,
  more: Partial<Omit<ErrorAnswer, 'code' | 'message'>> = {},
): AwsError {
  const status = more.status ?? 400;
  const fault = more.fault ?? (status >= 500 ? 'server' : 'client');
  return new AwsError({ ...more, code, message, status, fault });
}

/** Makes a NotSimulated error; the sentence names the operation or field. */
export function notSimulated(sentence: string): NotSimulated {
  return new NotSimulated(sentence);
}
