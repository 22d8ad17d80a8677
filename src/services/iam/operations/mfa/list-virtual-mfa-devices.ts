import { operation } from '../../../../gateway/service.ts';
import { userAnswer } from '../../entities/answers.ts';
import { allResource, findUser } from '../../entities/find.ts';
import { byName, pageOf, type PageInput } from '../../entities/paging.ts';
import { rootCreatedAt } from '../../reports/credential-report.ts';
import type { IamState, MfaDevice } from '../../state.ts';

interface Input extends PageInput {
  readonly AssignmentStatus?: 'Any' | 'Assigned' | 'Unassigned';
}

/** Lists virtual MFA devices, those of nobody too. AWS page: "ListVirtualMFADevices". */
export const listVirtualMFADevices = operation<IamState, Input>({
  name: 'ListVirtualMFADevices',
  readOnly: true,
  resource: allResource('mfa'),
  trail: { category: 'management' },
  run: ({ state, account }, input) => {
    const { AssignmentStatus = 'Any' } = input;
    const devices = byName(state.mfaDevices.values()).filter(
      (device) =>
        device.kind === 'virtual' &&
        (AssignmentStatus === 'Any' ||
          (AssignmentStatus === 'Assigned') === (device.owner !== undefined)),
    );
    const { items, rest } = pageOf(devices, input);
    return {
      VirtualMFADevices: items.map((device) => ({
        SerialNumber: device.serial,
        ...ownerAnswer(state, account, device),
      })),
      ...rest,
    };
  },
});

function ownerAnswer(state: IamState, account: string, device: MfaDevice): object {
  const { owner, enabledAt } = device;
  if (owner === undefined) return {};
  if (owner === 'root') {
    const arn = `arn:aws:iam::${account}:root`;
    const User = { UserId: account, Arn: arn, CreateDate: rootCreatedAt(state) };
    return { User, EnableDate: enabledAt };
  }
  return { User: userAnswer(findUser(state, owner)), EnableDate: enabledAt };
}
