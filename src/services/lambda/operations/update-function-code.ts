import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { fetchPackage, type CodeInput } from '../code.ts';
import { findFunction, namedFunctionArn } from '../names.ts';
import { configurationOf, withCode } from '../settings.ts';
import type { LambdaState } from '../state.ts';
import { markUpdated, publish, requireSettled } from '../updates.ts';

interface Input extends CodeInput {
  readonly FunctionName: string;
  readonly Publish?: boolean;
  readonly DryRun?: boolean;
  readonly RevisionId?: string;
  readonly Architectures?: readonly string[];
}

/** A new deployment package; sandboxes start anew. AWS page: "UpdateFunctionCode". */
export const updateFunctionCode = operation<LambdaState, Input>({
  name: 'UpdateFunctionCode',
  readOnly: false,
  trail: { category: 'management', eventName: 'UpdateFunctionCode20150331v2' },
  resource: namedFunctionArn,
  simplified: 'A package the world does not know does what the function did before.',
  run: (ctx, input) => {
    refuseMembers('Lambda UpdateFunctionCode', input, ['PublishTo', 'SourceKMSKeyArn']);
    const fn = findFunction(ctx, input.FunctionName);
    requireSettled(ctx, fn, input.RevisionId);
    const { sizeBytes, code, behaviour } = fetchPackage(ctx, input);
    const Architectures = input.Architectures ?? fn.settings.Architectures;
    const settings = withCode(ctx, { ...fn.settings, Architectures }, sizeBytes);
    const shown = { number: '$LATEST', settings, behaviour: behaviour ?? fn.behaviour };
    if (input.DryRun) return configurationOf(ctx, fn, shown);
    fn.settings = settings;
    fn.code = code;
    fn.behaviour = shown.behaviour;
    markUpdated(ctx, fn);
    return configurationOf(ctx, fn, input.Publish ? publish(fn) : shown);
  },
});
