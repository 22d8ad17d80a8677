import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { invalidParameter } from '../errors.ts';
import { findFunction, namedFunctionArn } from '../names.ts';
import { configurationOf } from '../settings.ts';
import type { LambdaState } from '../state.ts';
import { publish, requireSettled } from '../updates.ts';

interface Input {
  readonly FunctionName: string;
  readonly CodeSha256?: string;
  readonly Description?: string;
  readonly RevisionId?: string;
}

/** Freezes `$LATEST` as a numbered version. AWS page: "PublishVersion". */
export const publishVersion = operation<LambdaState, Input>({
  name: 'PublishVersion',
  readOnly: false,
  trail: { category: 'management', eventName: 'PublishVersion20150331' },
  resource: namedFunctionArn,
  run: (ctx, input) => {
    refuseMembers('Lambda PublishVersion', input, ['PublishTo']);
    const fn = findFunction(ctx, input.FunctionName);
    requireSettled(ctx, fn, input.RevisionId);
    const { CodeSha256 } = fn.settings;
    if (input.CodeSha256 !== undefined && input.CodeSha256 !== CodeSha256) {
      throw invalidParameter(
        `CodeSHA256 (${input.CodeSha256}) is different from current CodeSHA256 in $LATEST ` +
          `(${CodeSha256}). Please try again with the CodeSHA256 in $LATEST.`,
      );
    }
    return configurationOf(ctx, fn, publish(fn, input.Description));
  },
});
