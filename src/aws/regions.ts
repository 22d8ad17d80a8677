/** Regions of the `aws` partition. AWS page: "AWS Regions". */

/** Enabled in every account. */
export const DEFAULT_REGIONS: readonly string[] = [
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-southeast-1'],
  ...['ap-southeast-2', 'ca-central-1', 'eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2'],
  ...['eu-west-3', 'sa-east-1', 'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
];

/** Whether the account can use a Region. Opt-in Regions are not enabled in it. */
export function isEnabledRegion(region: string): boolean {
  return DEFAULT_REGIONS.includes(region);
}
