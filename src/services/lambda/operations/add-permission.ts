import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { staleRevision } from '../errors.ts';
import { findFunction, namedFunctionArn } from '../names.ts';
import { policyJson, statementJson, type PermissionInput } from '../permissions.ts';
import type { LambdaState } from '../state.ts';

/** Lets a service or an account use the function. AWS page: "AddPermission". */
export const addPermission = operation<LambdaState, PermissionInput>({
  name: 'AddPermission',
  readOnly: false,
  trail: { category: 'management', eventName: 'AddPermission20150331v2' },
  resource: namedFunctionArn,
  run: (ctx, input) => {
    const fn = findFunction(ctx, input.FunctionName);
    if (input.RevisionId !== undefined && input.RevisionId !== fn.settings.RevisionId) {
      throw staleRevision();
    }
    if (fn.statements.some(({ sid }) => sid === input.StatementId)) {
      const message =
        `The statement id (${input.StatementId}) provided already exists. ` +
        'Please provide a new statement id, or remove the existing statement.';
      throw awsError('ResourceConflictException', message, { status: 409 });
    }
    const json = statementJson(ctx, input);
    if ((policyJson(fn)?.length ?? 0) + json.length > 20_480) {
      const message = 'The final policy size is bigger than the limit (20480).';
      throw awsError('PolicyLengthExceededException', message);
    }
    fn.statements.push(Object.freeze({ sid: input.StatementId, json }));
    return { Statement: json };
  },
});
