/** EC2's errors: CloudTrail writes their codes with `Client.` or `Server.` in front. */
import { awsError, type AwsError } from '../../../aws/errors.ts';

export function ec2Error(code: string, message: string, status = 400): AwsError {
  const side = status >= 500 ? 'Server' : 'Client';
  return awsError(code, message, { status, trailCode: `${side}.${code}` });
}

export const invalidValue = (message: string): AwsError =>
  ec2Error('InvalidParameterValue', message);
export const missing = (name: string): AwsError =>
  ec2Error('MissingParameter', `The request must contain the parameter ${name}`);
export const clash = (message: string): AwsError =>
  ec2Error('InvalidParameterCombination', message);

/** What each kind of id looks like, and how EC2 words an id it does not know. */
interface IdKind {
  prefix: string;
  codes: { notFound: string; malformed: string };
  unknownText: (ids: string) => string;
  malformedText: (id: string) => string;
}

const KINDS = {
  instance: {
    prefix: 'i',
    codes: { notFound: 'InvalidInstanceID.NotFound', malformed: 'InvalidInstanceID.Malformed' },
    unknownText: (ids: string) =>
      ids.includes(',')
        ? `The instance IDs '${ids}' do not exist`
        : `The instance ID '${ids}' does not exist`,
    malformedText: (id: string) => `Invalid id: "${id}"`,
  },
  group: {
    prefix: 'sg',
    codes: { notFound: 'InvalidGroup.NotFound', malformed: 'InvalidGroupId.Malformed' },
    unknownText: (ids: string) => `The security group '${ids}' does not exist`,
    malformedText: (id: string) => `Invalid id: "${id}" (expecting "sg-...")`,
  },
  vpc: {
    prefix: 'vpc',
    codes: { notFound: 'InvalidVpcID.NotFound', malformed: 'InvalidVpcID.Malformed' },
    unknownText: (ids: string) => `The vpc ID '${ids}' does not exist`,
    malformedText: (id: string) => `Invalid id: "${id}" (expecting "vpc-...")`,
  },
  subnet: {
    prefix: 'subnet',
    codes: { notFound: 'InvalidSubnetID.NotFound', malformed: 'InvalidSubnetID.Malformed' },
    unknownText: (ids: string) => `The subnet ID '${ids}' does not exist`,
    malformedText: (id: string) => `Invalid id: "${id}" (expecting "subnet-...")`,
  },
  volume: {
    prefix: 'vol',
    codes: { notFound: 'InvalidVolume.NotFound', malformed: 'InvalidParameterValue' },
    unknownText: (ids: string) => `The volume '${ids}' does not exist.`,
    malformedText: (id: string) =>
      `Value (${id}) for parameter volumeId is invalid. Expected: 'vol-...'.`,
  },
  snapshot: {
    prefix: 'snap',
    codes: { notFound: 'InvalidSnapshot.NotFound', malformed: 'InvalidParameterValue' },
    unknownText: (ids: string) => `The snapshot '${ids}' does not exist.`,
    malformedText: (id: string) =>
      `Value (${id}) for parameter snapshotId is invalid. Expected: 'snap-...'.`,
  },
  image: {
    prefix: 'ami',
    codes: { notFound: 'InvalidAMIID.NotFound', malformed: 'InvalidAMIID.Malformed' },
    unknownText: (ids: string) => `The image id '[${ids}]' does not exist`,
    malformedText: (id: string) => `Invalid id: "${id}" (expecting "ami-...")`,
  },
  interface: {
    prefix: 'eni',
    codes: {
      notFound: 'InvalidNetworkInterfaceID.NotFound',
      malformed: 'InvalidNetworkInterfaceId.Malformed',
    },
    unknownText: (ids: string) => `The networkInterface ID '${ids}' does not exist`,
    malformedText: (id: string) => `Invalid id: "${id}" (expecting "eni-...")`,
  },
} satisfies Record<string, IdKind>;

export type IdKindName = keyof typeof KINDS;

/**
 * Throws EC2's error when an id has the wrong form. Of instances, shorter ids and capitals are not
 * malformed: they just name nothing, as AWS recorded.
 */
export function checkForm(kind: IdKindName, id: string): void {
  const { prefix, codes, malformedText } = KINDS[kind];
  const digits = id.startsWith(`${prefix}-`) ? id.slice(prefix.length + 1) : '';
  const form =
    kind === 'instance' ? /^([0-9a-f]{1,8}|[0-9a-f]{17})$/i : /^([0-9a-f]{8}|[0-9a-f]{17})$/;
  if (!form.test(digits)) throw ec2Error(codes.malformed, malformedText(id));
}

/** The things the ids name; throws EC2's error for malformed ids first, then for unknown ones. */
export function findAll<T>(
  kind: IdKindName,
  things: ReadonlyMap<string, T>,
  ids: readonly string[],
): T[] {
  for (const id of ids) checkForm(kind, id);
  const unknown = ids.filter((id) => !things.has(id));
  if (unknown.length > 0) {
    const { codes, unknownText } = KINDS[kind];
    throw ec2Error(codes.notFound, unknownText(unknown.join(', ')));
  }
  return [...new Set(ids)].map((id) => things.get(id)!);
}

export function findOne<T>(kind: IdKindName, things: ReadonlyMap<string, T>, id: string): T {
  return findAll(kind, things, [id])[0]!;
}
