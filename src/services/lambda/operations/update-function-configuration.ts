import { operation } from '../../../gateway/service.ts';
import { findFunction, namedFunctionArn } from '../names.ts';
import { changedSettings, configurationOf, type SettingsInput } from '../settings.ts';
import type { LambdaState } from '../state.ts';
import { markUpdated, requirePassRole, requireSettled } from '../updates.ts';

interface Input extends SettingsInput {
  readonly FunctionName: string;
  readonly RevisionId?: string;
}

/** Changes settings of `$LATEST`. AWS page: "UpdateFunctionConfiguration". */
export const updateFunctionConfiguration = operation<LambdaState, Input>({
  name: 'UpdateFunctionConfiguration',
  readOnly: false,
  trail: { category: 'management', eventName: 'UpdateFunctionConfiguration20150331v2' },
  resource: namedFunctionArn,
  run: (ctx, input) => {
    const fn = findFunction(ctx, input.FunctionName);
    if (input.Role !== undefined) requirePassRole(ctx, input.Role);
    requireSettled(ctx, fn, input.RevisionId);
    fn.settings = changedSettings(ctx, fn.settings, input);
    markUpdated(ctx, fn);
    const { settings, behaviour } = fn;
    return configurationOf(ctx, fn, { number: '$LATEST', settings, behaviour });
  },
});
