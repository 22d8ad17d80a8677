import { operation, type TrailIo, type TrailParts } from '../../../gateway/service.ts';
import {
  factsOf,
  recordFacts,
  signInIdentity,
  type RecordFacts,
  type SignInInput,
} from '../attempt.ts';
import type { SigninState } from '../state.ts';

/** The second question of a sign-in. AWS page: "AWS Management Console sign-in events". */
export const checkMfa = operation<SigninState, SignInInput>({
  name: 'CheckMfa',
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
    const facts = factsOf(ctx as never, input);
    const isSuccess = facts.verdict === 'ok';
    if (isSuccess) ctx.state.mfaChecks.set(input.UserName ?? '', ctx.now);
    const Record: RecordFacts = { facts, account: ctx.account, isSuccess };
    return { CheckMfa: isSuccess ? 'Success' : 'Failure', Record };
  },
});

function shape(io: TrailIo): TrailParts {
  const kept = recordFacts(io);
  if (!kept) return {};
  return {
    requestParameters: null,
    responseElements: { CheckMfa: kept.isSuccess ? 'Success' : 'Failure' },
    additionalEventData: { MfaType: kept.facts.mfa?.type ?? 'Virtual MFA' },
    fields: { userIdentity: signInIdentity({ ...kept, isSuccess: true }) },
  };
}
