/**
 * Codes of MFA devices. Genuine devices compute them by RFC 6238 (HMAC-SHA-1 over the half-minute);
 * here a hash of seed and half-minute stands in, which only this account's own devices know.
 */
import type { Instant } from '../../../kernel/clock.ts';
import { hashText, hashWords } from '../../../kernel/random.ts';
import type { IamState, MfaDevice } from '../state.ts';

const STEP_MS = 30_000;

/** The six digits a device shows at an instant. */
export function mfaCodeAt(device: MfaDevice, at: Instant): string {
  const step = Math.floor(at / STEP_MS);
  return String(hashWords(hashText(device.seed), step) % 1_000_000).padStart(6, '0');
}

/** Whether a code is the device's now, or was in the half-minute before. */
export function isMfaCode(device: MfaDevice, code: string, at: Instant): boolean {
  if (device.fixedCode !== undefined && code === device.fixedCode) return true;
  return code === mfaCodeAt(device, at) || code === mfaCodeAt(device, at - STEP_MS);
}

/** Two codes in a row, as enabling a device asks for. */
export function areMfaCodes(
  device: MfaDevice,
  codes: readonly [first: string, second: string],
  at: Instant,
): boolean {
  const [first, second] = codes;
  if (first === device.fixedCode && second === device.fixedCode) return true;
  return [-1, 0, 1].some(
    (step) =>
      first === mfaCodeAt(device, at + step * STEP_MS) &&
      second === mfaCodeAt(device, at + (step + 1) * STEP_MS),
  );
}

/** The devices of a user, or of `root`. */
export function devicesOf(state: IamState, owner: string): MfaDevice[] {
  const serials = owner === 'root' ? state.root.mfa : (state.users.get(owner)?.mfa ?? []);
  return serials.flatMap((serial) => {
    const device = state.mfaDevices.get(serial);
    return device ? [device] : [];
  });
}
