import { operation } from '../../../gateway/service.ts';
import { findWhole, namedFunctionArn } from '../names.ts';
import type { LambdaState } from '../state.ts';

/** The reservation of a function, or nothing. AWS page: "GetFunctionConcurrency". */
export const getFunctionConcurrency = operation<LambdaState, { FunctionName: string }>({
  name: 'GetFunctionConcurrency',
  readOnly: true,
  trail: { category: 'management', eventName: 'GetFunctionConcurrency20190930' },
  resource: namedFunctionArn,
  run: (ctx, { FunctionName }) => {
    const { reserved } = findWhole(ctx, FunctionName);
    return reserved === null ? {} : { ReservedConcurrentExecutions: reserved };
  },
});
