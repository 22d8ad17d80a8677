import { DEFAULT_REGIONS as REGIONS } from '../../../../aws/regions.ts';
import { ec2Operation } from '../../request/declare.ts';
import { ec2Error, invalidValue } from '../../request/errors.ts';
import { applyFilters, type Filter } from '../../request/filters.ts';
import { zoneId } from '../network/describe-subnets.ts';

interface Input {
  readonly RegionNames?: readonly string[];
  readonly AllRegions?: boolean;
  readonly Filters?: readonly Filter[];
}

/** EC2 API reference, "DescribeRegions". */
export const describeRegions = ec2Operation<Input>({
  name: 'DescribeRegions',
  readOnly: true,
  fields: ['RegionNames', 'AllRegions', 'Filters'],
  simplified: 'Opt-in Regions are not listed.',
  run: (_, { RegionNames = [], Filters }) => {
    const unknown = RegionNames.find((name) => !REGIONS.includes(name));
    if (unknown !== undefined) throw invalidValue(`Invalid value '${unknown}' for region.`);
    const named = RegionNames.length > 0 ? RegionNames : REGIONS;
    const read = {
      endpoint: (name: string) => `ec2.${name}.amazonaws.com`,
      'opt-in-status': () => 'opt-in-not-required',
      'region-name': (name: string) => name,
    };
    return {
      Regions: applyFilters(named, Filters, { read }).map((RegionName) => ({
        OptInStatus: 'opt-in-not-required',
        RegionName,
        Endpoint: `ec2.${RegionName}.amazonaws.com`,
      })),
    };
  },
});

interface ZonesInput {
  readonly ZoneNames?: readonly string[];
  readonly ZoneIds?: readonly string[];
  readonly AllAvailabilityZones?: boolean;
  readonly Filters?: readonly Filter[];
}

/** Three zones in each Region. EC2 API reference, "DescribeAvailabilityZones". */
export const describeAvailabilityZones = ec2Operation<ZonesInput>({
  name: 'DescribeAvailabilityZones',
  readOnly: true,
  fields: ['ZoneNames', 'ZoneIds', 'AllAvailabilityZones', 'Filters'],
  simplified: 'Every Region has three zones; no local or wavelength zones.',
  run: (ctx, { ZoneNames = [], ZoneIds = [], Filters }) => {
    const zones = ['a', 'b', 'c'].map((letter) => ctx.region + letter);
    const unknown = ZoneNames.find((name) => !zones.includes(name));
    if (unknown !== undefined) {
      throw ec2Error('InvalidParameterValue', `Invalid availability zone: [${unknown}]`);
    }
    const named = zones.filter(
      (zone) =>
        (ZoneNames.length === 0 || ZoneNames.includes(zone)) &&
        (ZoneIds.length === 0 || ZoneIds.includes(zoneId(zone))),
    );
    const read = {
      'region-name': () => ctx.region,
      state: () => 'available',
      'zone-id': zoneId,
      'zone-name': (zone: string) => zone,
      'zone-type': () => 'availability-zone',
    };
    return {
      AvailabilityZones: applyFilters(named, Filters, { read }).map((zone) => ({
        OptInStatus: 'opt-in-not-required',
        Messages: [],
        RegionName: ctx.region,
        ZoneName: zone,
        ZoneId: zoneId(zone),
        GroupName: `${ctx.region}-zg-1`,
        NetworkBorderGroup: ctx.region,
        ZoneType: 'availability-zone',
        State: 'available',
      })),
    };
  },
});
