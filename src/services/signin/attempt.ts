/** An attempt to sign in: what it says, and what IAM says of it. */
import type { Params } from '../../gateway/call.ts';
import type { ServiceContext } from '../../gateway/context.ts';
import type { TrailIo } from '../../gateway/service.ts';

export interface SignInInput {
  /** Left out when the root user signs in. */
  readonly UserName?: string;
  readonly Password?: string;
  readonly MfaCode?: string;
  /** Where the person wanted to go. */
  readonly LoginTo?: string;
  /** A link that GetSigninToken made, instead of a name and a password. */
  readonly SigninToken?: string;
}

/** IAM's facts, as its stimulus `checkSignIn` gives them. */
export interface SignInFacts {
  readonly verdict: string;
  readonly person?: {
    readonly type: string;
    readonly principalId: string;
    readonly arn: string;
    readonly accountId: string;
    readonly userName?: string;
    /** Of a role: what its session says of itself. */
    readonly sessionContext?: object;
  };
  readonly mfa?: { readonly serial: string; readonly type: string };
}

const HIDDEN = 'HIDDEN_DUE_TO_SECURITY_REASONS';

export function factsOf(ctx: ServiceContext<never>, input: SignInInput): SignInFacts {
  const arg = { userName: input.UserName, password: input.Password ?? '', mfaCode: input.MfaCode };
  return ctx.stimulate({ service: 'iam', stimulus: 'checkSignIn', arg }) as SignInFacts;
}

/** What a record is made of: kept in the answer or in the error's detail. */
export interface RecordFacts {
  readonly facts: SignInFacts;
  readonly account: string;
  readonly isSuccess: boolean;
}

/** The kept facts of a finished call. */
export function recordFacts({ outcome }: TrailIo): RecordFacts | undefined {
  const kept: Params | undefined = outcome.ok ? outcome.result : outcome.error.detail;
  return kept?.['Record'] as RecordFacts | undefined;
}

/** userIdentity as sign-in writes it: less of it when the attempt failed. */
export function signInIdentity({ facts, account, isSuccess }: RecordFacts): object {
  const { person } = facts;
  if (!person) return { type: 'IAMUser', accountId: account, accessKeyId: '', userName: HIDDEN };
  const { type, principalId, arn, accountId, userName, sessionContext } = person;
  if (sessionContext) return { type, principalId, arn, accountId, sessionContext };
  if (type === 'Root') return { type, principalId, arn, accountId, accessKeyId: '' };
  return isSuccess
    ? { type, principalId, arn, accountId, userName }
    : { type, principalId, accountId, accessKeyId: '', userName };
}
