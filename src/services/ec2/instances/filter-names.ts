/** The filters of DescribeInstances. EC2 API reference, "DescribeInstances". */
import { formatMillis } from '../../../aws/instant.ts';
import type { Reader } from '../request/filters.ts';
import type { Ec2State, Instance } from '../state.ts';
import { STATE_CODE } from './lifecycle.ts';
import { privateDns, publicDns } from './render.ts';
import { instanceType } from './types.ts';

export function instanceReader(state: Ec2State): Reader<Instance> {
  const groupNames = (instance: Instance): (string | undefined)[] =>
    instance.groupIds.map((id) => state.groups.get(id)?.name);
  const volumeIds = (instance: Instance): string[] =>
    instance.volumes.map(({ volumeId }) => volumeId);
  return {
    architecture: (i) => instanceType(i.type)?.architecture,
    'availability-zone': (i) => i.zone,
    'block-device-mapping.device-name': (i) => i.volumes.map(({ device }) => device),
    'block-device-mapping.volume-id': volumeIds,
    'client-token': (i) => i.clientToken,
    'dns-name': (i) => (i.publicIp === undefined ? '' : publicDns(state.region, i.publicIp)),
    'group-id': (i) => i.groupIds,
    'group-name': groupNames,
    hypervisor: () => 'xen',
    'iam-instance-profile.arn': (i) => i.profileArn,
    'image-id': (i) => i.imageId,
    'instance-id': (i) => i.id,
    'instance-state-code': (i) => String(STATE_CODE[i.state]),
    'instance-state-name': (i) => i.state,
    'instance-type': (i) => i.type,
    'instance.group-id': (i) => i.groupIds,
    'instance.group-name': groupNames,
    'ip-address': (i) => i.publicIp,
    'key-name': (i) => i.keyName,
    'launch-index': (i) => String(i.launchIndex),
    'launch-time': (i) => formatMillis(i.launchedAt),
    'metadata-options.http-tokens': (i) => i.httpTokens,
    'monitoring-state': (i) => i.monitoring,
    'network-interface.network-interface-id': (i) => i.interfaceId,
    'network-interface.private-ip-address': (i) => i.privateIp,
    'network-interface.subnet-id': (i) => i.subnetId,
    'network-interface.vpc-id': (i) => i.vpcId,
    'owner-id': () => state.account,
    'private-dns-name': (i) => privateDns(state.region, i.privateIp),
    'private-ip-address': (i) => i.privateIp,
    'requester-id': (i) => i.requesterId,
    'reservation-id': (i) => i.reservationId,
    'root-device-name': (i) => i.volumes[0]?.device,
    'root-device-type': () => 'ebs',
    'source-dest-check': (i) => String(i.sourceDestCheck),
    'state-reason-code': (i) => i.stateReason?.code,
    'subnet-id': (i) => i.subnetId,
    tenancy: () => 'default',
    'virtualization-type': () => 'hvm',
    'vpc-id': (i) => i.vpcId,
  };
}
