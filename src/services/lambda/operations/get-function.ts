import { operation } from '../../../gateway/service.ts';
import { findFunction, findVersion, namedFunctionArn, parseFunctionName } from '../names.ts';
import { configurationOf } from '../settings.ts';
import type { LambdaState } from '../state.ts';

/** Configuration, code location, tags and reservation. AWS page: "GetFunction". */
export const getFunction = operation<LambdaState, { FunctionName: string; Qualifier?: string }>({
  name: 'GetFunction',
  readOnly: true,
  trail: { category: 'management', eventName: 'GetFunction20150331v2' },
  resource: namedFunctionArn,
  run: (ctx, { FunctionName, Qualifier }) => {
    const fn = findFunction(ctx, FunctionName, Qualifier);
    const { qualifier } = parseFunctionName(FunctionName, Qualifier);
    const bucket = `awslambda-${ctx.region}-tasks`;
    const location =
      `https://${bucket}.s3.${ctx.region}.amazonaws.com/snapshots/${ctx.account}/` +
      `${fn.name}-${fn.settings.RevisionId}`;
    const code = fn.code.image
      ? { RepositoryType: 'ECR', ImageUri: fn.code.image }
      : { RepositoryType: 'S3', Location: location };
    return {
      Configuration: configurationOf(ctx, fn, findVersion(ctx, fn, qualifier)),
      Code: code,
      ...(fn.tags.size > 0 ? { Tags: Object.fromEntries(fn.tags) } : {}),
      ...(fn.reserved === null
        ? {}
        : { Concurrency: { ReservedConcurrentExecutions: fn.reserved } }),
    };
  },
});
