import { awsError, notSimulated } from '../../../aws/errors.ts';
import type { OperationContext } from '../../../gateway/context.ts';
import { operation, type TrailIo, type TrailParts } from '../../../gateway/service.ts';
import {
  factsOf,
  recordFacts,
  signInIdentity,
  type RecordFacts,
  type SignInFacts,
  type SignInInput,
} from '../attempt.ts';
import type { SigninState } from '../state.ts';

const USUAL_TARGET = 'https://console.aws.amazon.com/console/home?hashArgs=%23&isauthcode=true';
/** A second question answered this shortly before is not recorded again. */
const MFA_ANSWER_MS = 120_000;

/** A person signs in to the console. AWS page: "AWS Management Console sign-in events". */
export const consoleLogin = operation<SigninState, SignInInput>({
  name: 'ConsoleLogin',
  readOnly: false,
  action: null,
  internal: true,
  trail: {
    category: 'management',
    eventType: 'AwsConsoleSignIn',
    keepsResponse: true,
    shape,
  },
  run: (ctx, input) => {
    if (input.SigninToken !== undefined) return followLink(ctx, input.SigninToken);
    const facts = factsOf(ctx as never, input);
    const isSuccess = facts.verdict === 'ok';
    if (facts.mfa && (isSuccess || facts.verdict === 'wrong-mfa')) answerMfa(ctx, input);
    const Record: RecordFacts = { facts, account: ctx.account, isSuccess };
    if (!isSuccess) {
      throw awsError('AuthenticationFailed', failureText(facts), {
        trailCode: '',
        detail: { Record },
      });
    }
    const person = { userName: input.UserName, hasMfa: facts.mfa !== undefined };
    const Credentials = ctx.stimulate({
      service: 'iam',
      stimulus: 'openConsoleSession',
      arg: person,
    });
    return { ConsoleLogin: 'Success', Credentials, Record };
  },
});

/** Whoever has a link is let in as the session it was made for. */
function followLink(ctx: OperationContext<SigninState>, token: string): object {
  const link = ctx.state.tokens.get(token);
  if (!link || link.until <= ctx.now) {
    throw notSimulated('Not simulated: a sign-in token that is unknown or has expired.');
  }
  const { Credentials, person } = link.opened as { Credentials: object; person: object };
  const facts = { verdict: 'ok', person } as SignInFacts;
  const Record: RecordFacts = { facts, account: ctx.account, isSuccess: true };
  return { ConsoleLogin: 'Success', Credentials, Record };
}

/** The second question is a record of its own, unless it was just answered. */
function answerMfa(ctx: OperationContext<SigninState>, input: SignInInput): void {
  const name = input.UserName ?? '';
  const asked = ctx.state.mfaChecks.get(name);
  if (asked !== undefined && ctx.now - asked < MFA_ANSWER_MS) {
    ctx.state.mfaChecks.delete(name);
    return;
  }
  const { sourceIp, userAgent, via } = ctx.request;
  ctx.call({
    service: 'signin',
    operation: 'CheckMfa',
    params: { ...input },
    credential: { kind: 'anonymous' },
    sourceIp,
    userAgent,
    via,
  });
  ctx.state.mfaChecks.delete(name);
}

function failureText(facts: SignInFacts): string {
  return facts.verdict === 'unknown-user'
    ? 'No username found in supplied account'
    : 'Failed authentication';
}

function shape(io: TrailIo): TrailParts {
  const kept = recordFacts(io);
  if (!kept) return {};
  const { facts, isSuccess } = kept;
  const isMfaUsed = facts.mfa !== undefined && (isSuccess || facts.verdict === 'wrong-mfa');
  return {
    requestParameters: null,
    responseElements: { ConsoleLogin: isSuccess ? 'Success' : 'Failure' },
    additionalEventData: {
      LoginTo: String(io.call.params['LoginTo'] ?? USUAL_TARGET),
      MobileVersion: 'No',
      ...(isMfaUsed ? { MFAIdentifier: facts.mfa?.serial } : {}),
      MFAUsed: mfaUsed(isMfaUsed, facts),
    },
    fields: { userIdentity: signInIdentity(kept) },
  };
}

/** AWS's example of a root user's record spells it in capitals. */
function mfaUsed(isMfaUsed: boolean, { person }: SignInFacts): string {
  if (!isMfaUsed) return 'No';
  return person?.type === 'Root' ? 'YES' : 'Yes';
}
