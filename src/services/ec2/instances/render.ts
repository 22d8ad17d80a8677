/** An instance as DescribeInstances and RunInstances answer it. */
import { shownTags } from '../request/tags.ts';
import type { Ec2State, Instance } from '../state.ts';
import { STATE_CODE, type StateName } from './lifecycle.ts';
import { instanceType, type InstanceType } from './types.ts';

export function renderState(state: StateName): { Code: number; Name: StateName } {
  return { Code: STATE_CODE[state], Name: state };
}

/** RunInstances answers before anything is attached; later readers see the whole instance. */
export type Stage = 'launched' | 'seen';

export interface Reservation {
  readonly ReservationId: string;
  readonly OwnerId: string;
  readonly RequesterId?: string;
  readonly Groups: readonly object[];
  readonly Instances: readonly object[];
}

/** Reservations in the order their first instance was launched. */
export function renderReservations(
  state: Ec2State,
  instances: readonly Instance[],
  stage: Stage = 'seen',
): Reservation[] {
  const sets = new Map<string, Instance[]>();
  for (const instance of instances) {
    const set = sets.get(instance.reservationId);
    if (set === undefined) sets.set(instance.reservationId, [instance]);
    else set.push(instance);
  }
  return [...sets].map(([ReservationId, set]) => ({
    ReservationId,
    OwnerId: state.account,
    ...(set[0]!.requesterId === undefined ? {} : { RequesterId: set[0]!.requesterId }),
    Groups: [],
    Instances: set.map((instance) =>
      stage === 'launched' ? renderLaunch(state, instance) : renderSeen(state, instance),
    ),
  }));
}

export function privateDns(region: string, ip: string): string {
  const domain = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`;
  return `ip-${ip.replaceAll('.', '-')}.${domain}`;
}

export function publicDns(region: string, ip: string): string {
  const domain = region === 'us-east-1' ? 'compute-1' : `${region}.compute`;
  return `ec2-${ip.replaceAll('.', '-')}.${domain}.amazonaws.com`;
}

/** As RunInstances answers: devices and public addresses come a moment later (recorded). */
function renderLaunch(state: Ec2State, instance: Instance): object {
  const unreached = { ...instance, publicIp: undefined };
  const all = renderInstance(state, unreached);
  return {
    ...all,
    BlockDeviceMappings: [],
    NetworkInterfaces: [renderInterface(state, unreached, 'attaching')],
    MetadataOptions: { ...all.MetadataOptions, State: 'pending' },
  };
}

/** As DescribeInstances answers. */
function renderSeen(state: Ec2State, instance: Instance): object {
  return {
    ...renderInstance(state, instance),
    HibernationOptions: { Configured: false },
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    UsageOperationUpdateTime: firstLaunchOf(state, instance),
    NetworkPerformanceOptions: { BandwidthWeighting: 'default' },
    Operator: { Managed: false },
  };
}

function renderInstance(state: Ec2State, instance: Instance) {
  const type = instanceType(instance.type);
  const image = state.images.get(instance.imageId);
  const isGone = instance.state === 'terminated';
  return {
    AmiLaunchIndex: instance.launchIndex,
    ImageId: instance.imageId,
    InstanceId: instance.id,
    InstanceType: instance.type,
    ...(instance.keyName === undefined ? {} : { KeyName: instance.keyName }),
    LaunchTime: instance.launchedAt,
    Monitoring: { State: instance.monitoring },
    Placement: { AvailabilityZone: instance.zone, GroupName: '', Tenancy: 'default' },
    ...(isGone ? { PrivateDnsName: '', PublicDnsName: '' } : renderNetwork(state, instance)),
    ProductCodes: [],
    State: renderState(instance.state),
    StateTransitionReason: instance.transitionReason,
    Architecture: type?.architecture ?? 'x86_64',
    BlockDeviceMappings: isGone ? [] : renderDevices(state, instance),
    ClientToken: instance.clientToken,
    EbsOptimized: instance.ebsOptimized,
    EnaSupport: true,
    Hypervisor: 'xen',
    ...(instance.profileArn === undefined
      ? {}
      : { IamInstanceProfile: { Arn: instance.profileArn, Id: instance.profileId ?? '' } }),
    NetworkInterfaces: isGone ? [] : [renderInterface(state, instance)],
    RootDeviceName: image?.rootDevice ?? '/dev/xvda',
    RootDeviceType: 'ebs',
    SecurityGroups: isGone ? [] : renderGroups(state, instance),
    SourceDestCheck: instance.sourceDestCheck,
    ...(instance.stateReason === undefined
      ? {}
      : {
          StateReason: { Code: instance.stateReason.code, Message: instance.stateReason.message },
        }),
    ...shownTags(instance.tags),
    VirtualizationType: 'hvm',
    CpuOptions: cpuOptions(type),
    MetadataOptions: {
      State: 'applied',
      HttpTokens: instance.httpTokens,
      HttpPutResponseHopLimit: 2,
      HttpEndpoint: 'enabled',
      HttpProtocolIpv6: 'disabled',
      InstanceMetadataTags: 'disabled',
    },
    CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
    EnclaveOptions: { Enabled: false },
    ...bootModes(type),
    PrivateDnsNameOptions: {
      HostnameType: 'ip-name',
      EnableResourceNameDnsARecord: false,
      EnableResourceNameDnsAAAARecord: false,
    },
    MaintenanceOptions: { AutoRecovery: 'default' },
  };
}

/** Graviton and T2 give whole cores; the others two threads a core. EC2 user guide, "CPU options". */
function cpuOptions(type: InstanceType | undefined): object {
  const vcpus = type?.vcpus ?? 1;
  const isThreaded = type?.architecture === 'x86_64' && type.nitro && vcpus > 1;
  return isThreaded
    ? { CoreCount: vcpus / 2, ThreadsPerCore: 2 }
    : { CoreCount: vcpus, ThreadsPerCore: 1 };
}

/** EC2 user guide, "Boot modes": Amazon Linux prefers UEFI, which Xen types do not have. */
function bootModes(type: InstanceType | undefined): object {
  if (type?.architecture === 'arm64') return { BootMode: 'uefi', CurrentInstanceBootMode: 'uefi' };
  return {
    BootMode: 'uefi-preferred',
    CurrentInstanceBootMode: type?.nitro === false ? 'legacy-bios' : 'uefi',
  };
}

/** The root volume hangs on the instance from its first launch on. */
function firstLaunchOf(state: Ec2State, instance: Instance): number {
  const root = state.volumes.get(instance.volumes[0]?.volumeId ?? '');
  return root?.attachment?.attachedAt ?? instance.launchedAt;
}

function renderNetwork(state: Ec2State, instance: Instance): object {
  const { privateIp, publicIp } = instance;
  return {
    PrivateDnsName: privateDns(state.region, privateIp),
    PrivateIpAddress: privateIp,
    PublicDnsName: publicIp === undefined ? '' : publicDns(state.region, publicIp),
    ...(publicIp === undefined ? {} : { PublicIpAddress: publicIp }),
    SubnetId: instance.subnetId,
    VpcId: instance.vpcId,
  };
}

export function renderGroups(state: Ec2State, instance: Instance): object[] {
  return instance.groupIds.map((GroupId) => ({
    GroupName: state.groups.get(GroupId)?.name ?? '',
    GroupId,
  }));
}

function renderDevices(state: Ec2State, instance: Instance): object[] {
  return instance.volumes.map(({ device, volumeId, deleteOnTermination }) => ({
    DeviceName: device,
    Ebs: {
      AttachTime: state.volumes.get(volumeId)?.attachment?.attachedAt ?? instance.launchedAt,
      DeleteOnTermination: deleteOnTermination,
      Status: 'attached',
      VolumeId: volumeId,
    },
  }));
}

/** The one network interface, as it hangs on the instance. */
export function renderInterface(
  state: Ec2State,
  instance: Instance,
  status: 'attaching' | 'attached' = 'attached',
): object {
  const { privateIp, publicIp } = instance;
  const name = privateDns(state.region, privateIp);
  const association =
    publicIp === undefined
      ? {}
      : {
          Association: {
            IpOwnerId: 'amazon',
            PublicDnsName: publicDns(state.region, publicIp),
            PublicIp: publicIp,
          },
        };
  return {
    ...association,
    Attachment: {
      AttachTime: instance.launchedAt,
      AttachmentId: instance.attachmentId,
      DeleteOnTermination: true,
      DeviceIndex: 0,
      Status: status,
      NetworkCardIndex: 0,
    },
    Description: '',
    Groups: renderGroups(state, instance),
    Ipv6Addresses: [],
    MacAddress: instance.macAddress,
    NetworkInterfaceId: instance.interfaceId,
    OwnerId: state.account,
    PrivateDnsName: name,
    PrivateIpAddress: privateIp,
    PrivateIpAddresses: [
      { ...association, Primary: true, PrivateDnsName: name, PrivateIpAddress: privateIp },
    ],
    SourceDestCheck: instance.sourceDestCheck,
    Status: 'in-use',
    SubnetId: instance.subnetId,
    VpcId: instance.vpcId,
    InterfaceType: 'interface',
  };
}
