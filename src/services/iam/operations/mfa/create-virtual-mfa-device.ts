import { operation } from '../../../../gateway/service.ts';
import { newEntityResource } from '../../entities/find.ts';
import { alreadyExists } from '../../errors.ts';
import { drawMfaSeed } from '../../identity/new-ids.ts';
import { utf8Bytes } from '../../reports/bytes.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly VirtualMFADeviceName: string;
  readonly Path?: string;
}

/** Makes a virtual MFA device, to be enabled for a user. AWS page: "CreateVirtualMFADevice". */
export const createVirtualMFADevice = operation<IamState, Input>({
  name: 'CreateVirtualMFADevice',
  readOnly: false,
  resource: newEntityResource('mfa', 'VirtualMFADeviceName'),
  simplified: 'QRCodePNG holds the address in the code instead of its picture.',
  trail: { category: 'management' },
  run: (ctx, { VirtualMFADeviceName: name, Path: path = '/' }) => {
    const { state, account } = ctx;
    const serial = `arn:aws:iam::${account}:mfa${path}${name}`;
    if (state.mfaDevices.has(serial)) {
      throw alreadyExists('MFA device already exists.');
    }
    const seed = drawMfaSeed(ctx.random('ids'));
    state.mfaDevices.set(serial, Object.freeze({ serial, name, seed, kind: 'virtual' }));
    return {
      VirtualMFADevice: {
        SerialNumber: serial,
        Base32StringSeed: utf8Bytes(seed),
        QRCodePNG: utf8Bytes(`otpauth://totp/Amazon%20Web%20Services:${name}?secret=${seed}`),
      },
    };
  },
});
