import { toBase64 } from '../../../../aws/base64.ts';
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
    return {
      InstanceId,
      Output: toBase64(new TextEncoder().encode(text)),
      Timestamp: instance.stateSince,
    };
  },
});
