/** Which IP addresses a target group takes, and the zone each stands in. */
import { invalid } from '../request/errors.ts';

/** The network of a target group, as EC2 describes it. */
export interface Network {
  readonly vpcCidrs: readonly string[];
  readonly subnets: readonly { readonly CidrBlock: string; readonly AvailabilityZone: string }[];
}

/** RFC 1918 and RFC 6598: what may stand outside of the VPC. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'];

/**
 * The zone of an address; throws ValidationError for one that cannot be registered. Outside of the
 * VPC the caller names the zone. API reference, "TargetDescription".
 */
export function zoneOfAddress(
  address: string,
  { vpcCidrs, subnets }: Network,
  asked: string | undefined,
): string {
  const subnet = subnets.find(({ CidrBlock }) => isIn(address, CidrBlock));
  if (subnet !== undefined) return subnet.AvailabilityZone;
  if (vpcCidrs.some((cidr) => isIn(address, cidr))) {
    throw invalid(
      `The IP address '${address}' is within the VPC, but is not within a VPC subnet so it can't be registered`,
    );
  }
  if (!PRIVATE.some((cidr) => isIn(address, cidr))) {
    throw invalid(
      `The IP address '${address}' is not allowed, as it must be an address from a VPC subnet, RFC1918, or RFC6598`,
    );
  }
  if (asked !== undefined) return asked;
  throw invalid(
    `You must specify a valid Availability Zone or select 'all' for all enabled Availability zones, since the IP address '${address}' is outside the VPC`,
  );
}

function isIn(address: string, cidr: string): boolean {
  const [base = '', bits = ''] = cidr.split('/');
  const [one, other] = [numberOf(address), numberOf(base)];
  if (one === undefined || other === undefined) return false;
  return (one ^ other) >>> (32 - Number(bits)) === 0;
}

/** Undefined for what is no IPv4 address. */
function numberOf(address: string): number | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) return undefined;
  return address.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0);
}
