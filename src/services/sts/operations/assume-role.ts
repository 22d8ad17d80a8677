import type { Params } from '../../../gateway/call.ts';
import { operation } from '../../../gateway/service.ts';
import { notSimulated } from '../../../aws/errors.ts';
import type { StsState } from '../state.ts';

interface Input {
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly Tags?: readonly object[];
  readonly SourceIdentity?: string;
  readonly ProvidedContexts?: readonly object[];
}

/** Returns temporary credentials of a role. AWS page: "AssumeRole". */
export const assumeRole = operation<StsState, Input>({
  name: 'AssumeRole',
  readOnly: false,
  resource: (input) => String(input['RoleArn']),
  conditions,
  trail: {
    category: 'management',
    readOnly: true,
    keepsResponse: true,
    redact: { TokenCode: 'drop' },
    shape: ({ call, outcome }) => (outcome.ok ? { resources: [roleResource(call.params)] } : {}),
  },
  run: (ctx, input) => {
    if (input.ProvidedContexts) throw notSimulated('Not simulated: AssumeRole ProvidedContexts.');
    if (input.Tags?.length)
      ctx.authorize('sts:TagSession', input.RoleArn, flat(ctx.request.params));
    if (input.SourceIdentity !== undefined) {
      ctx.authorize('sts:SetSourceIdentity', input.RoleArn, flat(ctx.request.params));
    }
    const taking = { caller: ctx.caller, call: ctx.request, input };
    const answer = ctx.stimulate({ service: 'iam', stimulus: 'assumeRole', arg: taking }) as Params;
    const { AssumedRoleUser, ...rest } = answer;
    // Services that mint for an instance or a function leave a record without assumedRoleUser.
    return isHostMint(ctx.caller.invokedBy) ? rest : { ...rest, AssumedRoleUser };
  },
});

function isHostMint(invokedBy: string | undefined): boolean {
  return invokedBy === 'ec2.amazonaws.com' || invokedBy === 'lambda.amazonaws.com';
}

function conditions(input: Params): Record<string, string | readonly string[]> {
  const keys = input['TransitiveTagKeys'];
  return {
    ...flat(input),
    ...(Array.isArray(keys) ? { 'sts:TransitiveTagKeys': keys.map(String) } : {}),
  };
}

function flat(input: Params): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of ['ExternalId', 'RoleSessionName', 'SourceIdentity'] as const) {
    const value = input[name];
    if (typeof value === 'string') found[`sts:${name}`] = value;
  }
  return found;
}

function roleResource(input: Params) {
  const ARN = String(input['RoleArn']);
  return { accountId: ARN.split(':')[4] ?? '', type: 'AWS::IAM::Role', ARN };
}
