import { operation } from '../../../gateway/service.ts';
import { findFunction, findVersion, namedFunctionArn, parseFunctionName } from '../names.ts';
import { configurationOf } from '../settings.ts';
import type { LambdaState } from '../state.ts';

/** The settings of a function or version. AWS page: "GetFunctionConfiguration". */
export const getFunctionConfiguration = operation<
  LambdaState,
  { FunctionName: string; Qualifier?: string }
>({
  name: 'GetFunctionConfiguration',
  readOnly: true,
  trail: { category: 'management', eventName: 'GetFunctionConfiguration20150331v2' },
  resource: namedFunctionArn,
  run: (ctx, { FunctionName, Qualifier }) => {
    const fn = findFunction(ctx, FunctionName, Qualifier);
    const { qualifier } = parseFunctionName(FunctionName, Qualifier);
    return configurationOf(ctx, fn, findVersion(ctx, fn, qualifier));
  },
});
