import { operation } from '../../../gateway/service.ts';
import type { StsState } from '../state.ts';

/** Tells who the caller is; needs no permission. AWS page: "GetCallerIdentity". */
export const getCallerIdentity = operation<StsState, object>({
  name: 'GetCallerIdentity',
  readOnly: true,
  action: null,
  trail: { category: 'management' },
  run: ({ caller }) => ({
    UserId: caller.principalId,
    Account: caller.accountId,
    Arn: caller.arn,
  }),
});
