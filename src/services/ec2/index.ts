import { service } from '../../gateway/service.ts';
import { addDefaults } from './defaults.ts';
import { beginRoleSessions, takeRole } from './instances/role-sessions.ts';
import { ensureTick, finishTransit, forget } from './instances/transit.ts';
import { stimuli } from './load.ts';
import { describeImages } from './operations/catalogue/describe-images.ts';
import { describeInstanceTypes } from './operations/catalogue/describe-instance-types.ts';
import { EMPTY_LISTS, getEbsEncryptionByDefault } from './operations/catalogue/empty-lists.ts';
import { describeKeyPairs } from './operations/catalogue/describe-key-pairs.ts';
import {
  describeAvailabilityZones,
  describeRegions,
} from './operations/catalogue/describe-regions.ts';
import {
  describeInstanceCreditSpecifications,
  modifyInstanceCreditSpecification,
} from './operations/catalogue/instance-credits.ts';
import { authorizeSecurityGroupEgress } from './operations/groups/authorize-security-group-egress.ts';
import { authorizeSecurityGroupIngress } from './operations/groups/authorize-security-group-ingress.ts';
import { createSecurityGroup } from './operations/groups/create-security-group.ts';
import { deleteSecurityGroup } from './operations/groups/delete-security-group.ts';
import { describeSecurityGroupRules } from './operations/groups/describe-security-group-rules.ts';
import { describeSecurityGroups } from './operations/groups/describe-security-groups.ts';
import { revokeSecurityGroupEgress } from './operations/groups/revoke-security-group-egress.ts';
import { revokeSecurityGroupIngress } from './operations/groups/revoke-security-group-ingress.ts';
import { describeInstanceStatus } from './operations/instances/describe-instance-status.ts';
import { describeInstances } from './operations/instances/describe-instances.ts';
import { getConsoleOutput } from './operations/instances/get-console-output.ts';
import { describeInstanceAttribute } from './operations/instances/instance-attributes.ts';
import { modifyInstanceAttribute } from './operations/instances/modify-instance-attribute.ts';
import { monitorInstances, unmonitorInstances } from './operations/instances/monitor-instances.ts';
import { rebootInstances } from './operations/instances/reboot-instances.ts';
import { runInstances } from './operations/instances/run-instances.ts';
import { startInstances } from './operations/instances/start-instances.ts';
import { stopInstances } from './operations/instances/stop-instances.ts';
import { terminateInstances } from './operations/instances/terminate-instances.ts';
import { describeAddresses } from './operations/network/describe-addresses.ts';
import { describeNetworkInterfaces } from './operations/network/describe-network-interfaces.ts';
import { describeSubnets } from './operations/network/describe-subnets.ts';
import { describeVpcs } from './operations/network/describe-vpcs.ts';
import { createSnapshot, deleteSnapshot } from './operations/storage/create-snapshot.ts';
import { describeSnapshots } from './operations/storage/describe-snapshots.ts';
import { describeVolumes } from './operations/storage/describe-volumes.ts';
import {
  describeSnapshotAttribute,
  modifySnapshotAttribute,
} from './operations/storage/modify-snapshot-attribute.ts';
import { createTags } from './operations/tags/create-tags.ts';
import { deleteTags } from './operations/tags/delete-tags.ts';
import { describeTags } from './operations/tags/describe-tags.ts';
import {
  createLaunchTemplate,
  createLaunchTemplateVersion,
  modifyLaunchTemplate,
} from './operations/templates/create-launch-template.ts';
import {
  deleteLaunchTemplate,
  describeLaunchTemplates,
  describeLaunchTemplateVersions,
} from './operations/templates/describe-launch-templates.ts';
import { seedEc2 } from './seed.ts';
import { emptyEc2, type Ec2State } from './state.ts';
import { tick } from './telemetry/tick.ts';

export const ec2 = service<Ec2State>({
  name: 'ec2',
  title: 'Amazon EC2',
  eventSource: 'ec2.amazonaws.com',
  iamPrefix: 'ec2',
  endpoint: 'ec2.{region}.amazonaws.com',
  protocol: 'ec2',
  usageName: 'EC2',
  throttled: { code: 'RequestLimitExceeded', message: 'Request limit exceeded.', status: 503 },
  empty: (where) => addDefaults(emptyEc2(where)),
  operations: [
    ...[runInstances, startInstances, stopInstances, rebootInstances, terminateInstances],
    ...[describeInstances, describeInstanceStatus, describeInstanceAttribute],
    ...[modifyInstanceAttribute, monitorInstances, unmonitorInstances, getConsoleOutput],
    ...[describeInstanceCreditSpecifications, modifyInstanceCreditSpecification],
    ...[createSecurityGroup, deleteSecurityGroup, describeSecurityGroups],
    ...[describeSecurityGroupRules, authorizeSecurityGroupIngress, authorizeSecurityGroupEgress],
    ...[revokeSecurityGroupIngress, revokeSecurityGroupEgress],
    ...[createTags, deleteTags, describeTags],
    ...[describeVpcs, describeSubnets, describeNetworkInterfaces, describeAddresses],
    ...[describeVolumes, describeSnapshots, createSnapshot, deleteSnapshot],
    ...[modifySnapshotAttribute, describeSnapshotAttribute],
    ...EMPTY_LISTS,
    getEbsEncryptionByDefault,
    ...[describeImages, describeKeyPairs, describeRegions, describeAvailabilityZones],
    describeInstanceTypes,
    ...[createLaunchTemplate, createLaunchTemplateVersion, modifyLaunchTemplate],
    ...[describeLaunchTemplates, describeLaunchTemplateVersions, deleteLaunchTemplate],
  ],
  handlers: {
    'ec2.tick': tick,
    'ec2.transit': finishTransit,
    'ec2.forget': forget,
    'ec2.role': takeRole,
  },
  stimuli,
  seed: seedEc2,
  start: (ctx) => {
    for (const instance of ctx.state.instances.values()) {
      ensureTick(ctx);
      if (instance.state === 'running') beginRoleSessions(ctx, instance, false);
    }
  },
});
