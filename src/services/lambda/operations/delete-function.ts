import { operation } from '../../../gateway/service.ts';
import { invalidParameter } from '../errors.ts';
import { findFunction, functionNotFound, namedFunctionArn, parseFunctionName } from '../names.ts';
import type { LambdaState } from '../state.ts';

/** Deletes a function or one of its versions. AWS page: "DeleteFunction". */
export const deleteFunction = operation<LambdaState, { FunctionName: string; Qualifier?: string }>({
  name: 'DeleteFunction',
  readOnly: false,
  trail: { category: 'management', eventName: 'DeleteFunction20150331' },
  resource: namedFunctionArn,
  run: (ctx, { FunctionName, Qualifier }) => {
    const fn = findFunction(ctx, FunctionName, Qualifier);
    const { qualifier } = parseFunctionName(FunctionName, Qualifier);
    if (qualifier === '$LATEST') {
      throw invalidParameter('$LATEST version cannot be deleted without deleting the function.');
    }
    if (qualifier === undefined) {
      ctx.state.functions.delete(fn.name);
      return {};
    }
    const index = fn.versions.findIndex((version) => version.number === qualifier);
    if (index < 0) throw functionNotFound(ctx, { name: fn.name, qualifier });
    fn.versions.splice(index, 1);
    return {};
  },
});
