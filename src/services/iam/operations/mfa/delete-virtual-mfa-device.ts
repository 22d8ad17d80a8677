import { operation } from '../../../../gateway/service.ts';
import { deleteConflict, noSuchEntity } from '../../errors.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly SerialNumber: string;
}

/** Deletes a virtual MFA device nobody uses. AWS page: "DeleteVirtualMFADevice". */
export const deleteVirtualMFADevice = operation<IamState, Input>({
  name: 'DeleteVirtualMFADevice',
  readOnly: false,
  resource: (input) => String(input['SerialNumber']),
  trail: { category: 'management' },
  run: ({ state }, { SerialNumber }) => {
    const device = state.mfaDevices.get(SerialNumber);
    if (!device) {
      throw noSuchEntity(`MFA Device with serial number ${SerialNumber} does not exist.`);
    }
    if (device.owner !== undefined) {
      throw deleteConflict('MFA VirtualDevice in use. Must deactivate first.');
    }
    state.mfaDevices.delete(SerialNumber);
    return {};
  },
});
