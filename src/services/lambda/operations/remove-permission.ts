import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { findFunction, namedFunctionArn } from '../names.ts';
import type { LambdaState } from '../state.ts';

/** Takes a statement out of the function's policy. AWS page: "RemovePermission". */
export const removePermission = operation<
  LambdaState,
  { FunctionName: string; StatementId: string }
>({
  name: 'RemovePermission',
  readOnly: false,
  trail: { category: 'management', eventName: 'RemovePermission20150331v2' },
  resource: namedFunctionArn,
  run: (ctx, { FunctionName, StatementId }) => {
    const fn = findFunction(ctx, FunctionName);
    const index = fn.statements.findIndex(({ sid }) => sid === StatementId);
    if (index < 0) {
      const message = `Statement ${StatementId} is not found in resource policy.`;
      throw awsError('ResourceNotFoundException', message, { status: 404 });
    }
    fn.statements.splice(index, 1);
    return {};
  },
});
