import { awsError } from '../../../../aws/errors.ts';
import { operation } from '../../../../gateway/service.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly AccessKeyId: string;
}

/** Tells when and where a key was last used. AWS page: "GetAccessKeyLastUsed". */
export const getAccessKeyLastUsed = operation<IamState, Input>({
  name: 'GetAccessKeyLastUsed',
  readOnly: true,
  resource: (input, ctx) => ctx.state.keys.get(String(input['AccessKeyId']))?.identity.arn ?? '*',
  trail: { category: 'management' },
  run: ({ state, caller }, { AccessKeyId }) => {
    const key = state.keys.get(AccessKeyId);
    if (key?.userName === undefined) {
      // Unknown keys are refused like forbidden ones, so that nobody can try out key ids.
      const words = `is not authorized to perform: iam:GetAccessKeyLastUsed on resource: `;
      throw awsError('AccessDenied', `User: ${caller.arn} ${words}access key ${AccessKeyId}`, {
        status: 403,
      });
    }
    const use = state.keyUses.get(key.id);
    return {
      UserName: key.userName,
      AccessKeyLastUsed: use
        ? { LastUsedDate: use.at, ServiceName: use.service, Region: use.region }
        : { ServiceName: 'N/A', Region: 'N/A' },
    };
  },
});
