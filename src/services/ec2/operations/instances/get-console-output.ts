import { ec2Operation } from '../../request/declare.ts';
import { findOne } from '../../request/errors.ts';
import { instanceArn } from './instance-arn.ts';

/** The serial console's text, in Base64. EC2 API reference, "GetConsoleOutput". */
export const getConsoleOutput = ec2Operation<{ InstanceId: string; Latest?: boolean }>({
  name: 'GetConsoleOutput',
  readOnly: true,
  fields: ['InstanceId', 'Latest'],
  resource: instanceArn,
  simplified: 'The boot text is short and the same for every image.',
  run: (ctx, { InstanceId }) => {
    const instance = findOne('instance', ctx.state.instances, InstanceId);
    const hasBooted = instance.state === 'running' && ctx.now >= instance.answersFrom;
    const text = hasBooted
      ? `[    0.000000] Linux version 6.1.0\n[    1.204811] EXT4-fs (nvme0n1p1): mounted filesystem\n` +
        `cloud-init: Datasource DataSourceEc2Local.\nip-${instance.privateIp.replaceAll('.', '-')} login: `
      : '';
    return { InstanceId, Output: base64(text), Timestamp: instance.stateSince };
  },
});

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of ASCII text, without a host function. */
function base64(text: string): string {
  let out = '';
  for (let index = 0; index < text.length; index += 3) {
    const [a, b, c] = [0, 1, 2].map((offset) => text.charCodeAt(index + offset));
    const bits = (a! << 16) | ((b || 0) << 8) | (c || 0);
    const left = text.length - index;
    out += DIGITS[(bits >> 18) & 63]! + DIGITS[(bits >> 12) & 63]!;
    out += left > 1 ? DIGITS[(bits >> 6) & 63]! : '=';
    out += left > 2 ? DIGITS[bits & 63]! : '=';
  }
  return out;
}
