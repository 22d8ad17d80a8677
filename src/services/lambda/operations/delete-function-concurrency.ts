import { operation } from '../../../gateway/service.ts';
import { findWholeToChange, namedFunctionArn } from '../names.ts';
import type { LambdaState } from '../state.ts';

/** Gives the reservation back to the account's pool. AWS page: "DeleteFunctionConcurrency". */
export const deleteFunctionConcurrency = operation<LambdaState, { FunctionName: string }>({
  name: 'DeleteFunctionConcurrency',
  readOnly: false,
  trail: { category: 'management', eventName: 'DeleteFunctionConcurrency20171031' },
  resource: namedFunctionArn,
  run: (ctx, { FunctionName }) => {
    findWholeToChange(ctx, FunctionName).reserved = null;
    return {};
  },
});
