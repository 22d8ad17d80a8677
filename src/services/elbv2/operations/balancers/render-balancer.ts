import type { Balancer } from '../../state.ts';

export function renderBalancer(balancer: Balancer, now: number): object {
  return {
    LoadBalancerArn: balancer.arn,
    DNSName: balancer.dnsName,
    CanonicalHostedZoneId: hostedZone(balancer.arn.split(':')[3] ?? ''),
    CreatedTime: balancer.createdAt,
    LoadBalancerName: balancer.name,
    Scheme: balancer.scheme,
    VpcId: balancer.vpcId,
    State: { Code: now < balancer.activeAt ? 'provisioning' : 'active' },
    Type: 'application',
    AvailabilityZones: balancer.zones.map(({ zone, subnetId }) => ({
      ZoneName: zone,
      SubnetId: subnetId,
      LoadBalancerAddresses: [],
    })),
    SecurityGroups: [...balancer.securityGroupIds],
    IpAddressType: 'ipv4',
  };
}

/** AWS General Reference, "Elastic Load Balancing endpoints and quotas". */
const HOSTED_ZONES: ReadonlyMap<string, string> = new Map([
  ['us-east-1', 'Z35SXDOTRQ7X7K'],
  ['us-west-2', 'Z1H1FL5HABSF5'],
  ['eu-central-1', 'Z215JYRZR1TBD5'],
  ['eu-west-1', 'Z32O12XQLNTSW2'],
  ['eu-west-2', 'ZHURV8PSTC4K8'],
]);

function hostedZone(region: string): string {
  return HOSTED_ZONES.get(region) ?? 'Z32O12XQLNTSW2';
}

/** Attributes of a new Application Load Balancer, in the order the API lists them. */
export const BALANCER_DEFAULTS: readonly (readonly [string, string])[] = [
  ['access_logs.s3.enabled', 'false'],
  ['access_logs.s3.bucket', ''],
  ['access_logs.s3.prefix', ''],
  ['idle_timeout.timeout_seconds', '60'],
  ['deletion_protection.enabled', 'false'],
  ['routing.http2.enabled', 'true'],
  ['routing.http.drop_invalid_header_fields.enabled', 'false'],
  ['routing.http.xff_client_port.enabled', 'false'],
  ['routing.http.preserve_host_header.enabled', 'false'],
  ['routing.http.xff_header_processing.mode', 'append'],
  ['load_balancing.cross_zone.enabled', 'true'],
  ['routing.http.desync_mitigation_mode', 'defensive'],
  ['client_keep_alive.seconds', '3600'],
  ['waf.fail_open.enabled', 'false'],
  ['zonal_shift.config.enabled', 'false'],
];
