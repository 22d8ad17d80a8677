import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import type { StsState } from '../state.ts';

interface Input {
  readonly AccessKeyId: string;
}

/** Which account a key belongs to, active or not. AWS page: "GetAccessKeyInfo". */
export const getAccessKeyInfo = operation<StsState, Input>({
  name: 'GetAccessKeyInfo',
  readOnly: true,
  simplified: 'Only keys that the world knows have an account.',
  trail: { category: 'management' },
  run: (ctx, { AccessKeyId }) => {
    const account = ctx.stimulate({ service: 'iam', stimulus: 'accountOfKey', arg: AccessKeyId });
    if (typeof account !== 'string') {
      throw awsError('ValidationError', 'Invalid input for AccessKeyId.');
    }
    return { Account: account };
  },
});
