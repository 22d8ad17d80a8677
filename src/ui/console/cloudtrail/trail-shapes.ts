/** The parts of CloudTrail's answers that the trail pages read. */
export interface Trail {
  readonly Name: string;
  readonly TrailARN?: string;
  readonly HomeRegion?: string;
  readonly S3BucketName?: string;
  readonly IsMultiRegionTrail?: boolean;
  readonly IncludeGlobalServiceEvents?: boolean;
  readonly LogFileValidationEnabled?: boolean;
  readonly CloudWatchLogsLogGroupArn?: string;
  readonly HasInsightSelectors?: boolean;
  readonly HasCustomEventSelectors?: boolean;
}
export interface TrailStatus {
  readonly IsLogging?: boolean;
  readonly LatestDeliveryTime?: unknown;
  readonly StartLoggingTime?: unknown;
  readonly StopLoggingTime?: unknown;
}

/** What CloudTrail Insights can look for on a trail. */
export const INSIGHT_TYPES = [
  {
    type: 'ApiCallRateInsight',
    label: 'API call rate',
    description: 'Write calls far above or below.',
  },
  {
    type: 'ApiErrorRateInsight',
    label: 'API error rate',
    description: 'Errors far above the usual.',
  },
] as const;
