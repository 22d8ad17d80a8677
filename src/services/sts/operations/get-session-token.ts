import type { Params } from '../../../gateway/call.ts';
import { operation } from '../../../gateway/service.ts';
import type { StsState } from '../state.ts';

interface Input {
  readonly DurationSeconds?: number;
}

/** Temporary credentials of a user, with MFA when asked; needs no permission. "GetSessionToken". */
export const getSessionToken = operation<StsState, Input>({
  name: 'GetSessionToken',
  readOnly: false,
  action: null,
  trail: { category: 'management', redact: { TokenCode: 'drop' } },
  run: (ctx, input) => {
    const arg = { caller: ctx.caller, call: ctx.request, input };
    return ctx.stimulate({ service: 'iam', stimulus: 'sessionToken', arg }) as Params;
  },
});
