import { operation } from '../../../gateway/service.ts';
import { noSuchResource } from '../errors.ts';
import { findFunction, namedFunctionArn } from '../names.ts';
import { policyJson } from '../permissions.ts';
import type { LambdaState } from '../state.ts';

/** The function's resource policy as JSON text. AWS page: "GetPolicy". */
export const getPolicy = operation<LambdaState, { FunctionName: string; Qualifier?: string }>({
  name: 'GetPolicy',
  readOnly: true,
  trail: { category: 'management', eventName: 'GetPolicy20150331v2' },
  resource: namedFunctionArn,
  run: (ctx, { FunctionName, Qualifier }) => {
    const fn = findFunction(ctx, FunctionName, Qualifier);
    const Policy = policyJson(fn);
    if (Policy === undefined) throw noSuchResource();
    return { Policy, RevisionId: fn.settings.RevisionId };
  },
});
