import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { pageOf } from '../pages.ts';
import { configurationOf } from '../settings.ts';
import type { LambdaState } from '../state.ts';

interface Input {
  readonly FunctionVersion?: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

/** All functions, 50 a page; with ALL every version too. AWS page: "ListFunctions". */
export const listFunctions = operation<LambdaState, Input>({
  name: 'ListFunctions',
  readOnly: true,
  trail: { category: 'management', eventName: 'ListFunctions20150331' },
  run: (ctx, input) => {
    refuseMembers('Lambda ListFunctions', input, ['MasterRegion']);
    const all = [...ctx.state.functions.values()].flatMap((fn) => {
      const { settings, behaviour } = fn;
      const latest = { number: '$LATEST', settings, behaviour };
      const versions = input.FunctionVersion === 'ALL' ? [latest, ...fn.versions] : [latest];
      return versions.map((version) => ({ fn, version }));
    });
    const { items, next } = pageOf(all, input);
    const Functions = items.map(({ fn, version }) =>
      withoutStates(configurationOf(ctx, fn, version)),
    );
    return { Functions, ...(next === undefined ? {} : { NextMarker: next }) };
  },
});

/** Lists leave out the states; GetFunction has them. */
function withoutStates(configuration: object): object {
  return Object.fromEntries(
    Object.entries(configuration).filter(([name]) => !/^(State|LastUpdateStatus)/.test(name)),
  );
}
