import { operation } from '../../../gateway/service.ts';
import { findFunction, findVersion, namedFunctionArn } from '../names.ts';
import { pageOf } from '../pages.ts';
import { configurationOf } from '../settings.ts';
import type { LambdaState } from '../state.ts';

interface Input {
  readonly FunctionName: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

/** `$LATEST` and every published version. AWS page: "ListVersionsByFunction". */
export const listVersionsByFunction = operation<LambdaState, Input>({
  name: 'ListVersionsByFunction',
  readOnly: true,
  trail: { category: 'management', eventName: 'ListVersionsByFunction20150331' },
  resource: namedFunctionArn,
  run: (ctx, input) => {
    const fn = findFunction(ctx, input.FunctionName);
    const all = [findVersion(ctx, fn, undefined), ...fn.versions];
    const { items, next } = pageOf(all, input);
    return {
      Versions: items.map((version) => configurationOf(ctx, fn, version)),
      ...(next === undefined ? {} : { NextMarker: next }),
    };
  },
});
