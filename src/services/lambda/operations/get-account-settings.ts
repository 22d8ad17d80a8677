import { operation } from '../../../gateway/service.ts';
import { reservedTotal, type LambdaState } from '../state.ts';

/** Limits and usage of the account in this Region. AWS page: "GetAccountSettings". */
export const getAccountSettings = operation<LambdaState, object>({
  name: 'GetAccountSettings',
  readOnly: true,
  trail: { category: 'management', eventName: 'GetAccountSettings20160819' },
  run: ({ state }) => {
    const functions = [...state.functions.values()];
    return {
      AccountLimit: {
        TotalCodeSize: 80_530_636_800,
        CodeSizeUnzipped: 262_144_000,
        CodeSizeZipped: 52_428_800,
        ConcurrentExecutions: state.concurrencyLimit,
        UnreservedConcurrentExecutions: state.concurrencyLimit - reservedTotal(state),
      },
      AccountUsage: {
        TotalCodeSize: functions.reduce((sum, fn) => sum + fn.settings.CodeSize, 0),
        FunctionCount: functions.length,
      },
    };
  },
});
