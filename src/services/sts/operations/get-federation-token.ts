import type { Params } from '../../../gateway/call.ts';
import { operation } from '../../../gateway/service.ts';
import type { StsState } from '../state.ts';

interface Input {
  readonly Name: string;
}

/** Temporary credentials for somebody outside, within a policy. AWS page: "GetFederationToken". */
export const getFederationToken = operation<StsState, Input>({
  name: 'GetFederationToken',
  readOnly: false,
  resource: (input, ctx) => `arn:aws:sts::${ctx.account}:federated-user/${String(input['Name'])}`,
  trail: { category: 'management' },
  run: (ctx, input) => {
    const arg = { caller: ctx.caller, call: ctx.request, input };
    return ctx.stimulate({ service: 'iam', stimulus: 'federationToken', arg }) as Params;
  },
});
