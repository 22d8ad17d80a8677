import { operation } from '../../../gateway/service.ts';
import { mappingOf } from '../mappings.ts';
import { parseFunctionName } from '../names.ts';
import { pageOf } from '../pages.ts';
import type { LambdaState } from '../state.ts';

interface Input {
  readonly EventSourceArn?: string;
  readonly FunctionName?: string;
  readonly Marker?: string;
  readonly MaxItems?: number;
}

/** Mappings, by source or function. AWS page: "ListEventSourceMappings". */
export const listEventSourceMappings = operation<LambdaState, Input>({
  name: 'ListEventSourceMappings',
  readOnly: true,
  trail: { category: 'management', eventName: 'ListEventSourceMappings20150331' },
  run: (ctx, input) => {
    const { EventSourceArn, FunctionName } = input;
    const name = FunctionName === undefined ? undefined : parseFunctionName(FunctionName).name;
    const found = [...ctx.state.mappings.values()].filter(
      (mapping) =>
        (EventSourceArn === undefined || mapping.sourceArn === EventSourceArn) &&
        (name === undefined || mapping.functionName === name),
    );
    const { items, next } = pageOf(found, input);
    return {
      EventSourceMappings: items.map((mapping) => mappingOf(ctx, mapping)),
      ...(next === undefined ? {} : { NextMarker: next }),
    };
  },
});
