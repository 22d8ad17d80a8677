import { operation } from '../../../gateway/service.ts';
import { invalidParameter } from '../errors.ts';
import { findWholeToChange, namedFunctionArn } from '../names.ts';
import { reservedTotal, UNRESERVED_MINIMUM, type LambdaState } from '../state.ts';

interface Input {
  readonly FunctionName: string;
  readonly ReservedConcurrentExecutions: number;
}

/** Reserves concurrency; 0 stops the function. AWS page: "PutFunctionConcurrency". */
export const putFunctionConcurrency = operation<LambdaState, Input>({
  name: 'PutFunctionConcurrency',
  readOnly: false,
  trail: { category: 'management', eventName: 'PutFunctionConcurrency20171031' },
  resource: namedFunctionArn,
  run: (ctx, { FunctionName, ReservedConcurrentExecutions: wanted }) => {
    const fn = findWholeToChange(ctx, FunctionName);
    const others = reservedTotal(ctx.state) - (fn.reserved ?? 0);
    if (ctx.state.concurrencyLimit - others - wanted < UNRESERVED_MINIMUM) {
      throw invalidParameter(
        "Specified ReservedConcurrentExecutions for function decreases account's " +
          `UnreservedConcurrentExecution below its minimum value of [${UNRESERVED_MINIMUM}].`,
      );
    }
    fn.reserved = wanted;
    return { ReservedConcurrentExecutions: wanted };
  },
});
