/** CloudWatch, Logs and CloudTrail. */
import { call, from, type Stop } from './tour.ts';

const METRIC = { Namespace: 'Shop', MetricName: 'Latency' };
const START = new Date('2026-03-02T05:00:00Z');
const END = new Date('2026-03-02T07:00:00Z');
const ALARM_ARN = 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:slow';

export const cloudwatch: readonly Stop[] = [
  call('PutMetricData', { Namespace: 'Shop', MetricData: [{ MetricName: 'Latency', Value: 80 }] }),
  60,
  call('ListMetrics', { Namespace: 'Shop' }),
  call('GetMetricStatistics', {
    ...{ ...METRIC, StartTime: START, EndTime: END, Period: 60, Statistics: ['Average'] },
  }),
  call('GetMetricData', {
    ...{ StartTime: START, EndTime: END },
    MetricDataQueries: [{ Id: 'a', MetricStat: { Metric: METRIC, Period: 60, Stat: 'p99' } }],
  }),
  call('PutMetricAlarm', {
    ...{ AlarmName: 'slow', ...METRIC, Statistic: 'Average', Period: 60, EvaluationPeriods: 1 },
    ...{ Threshold: 80, ComparisonOperator: 'GreaterThanOrEqualToThreshold' },
    Tags: [{ Key: 'team', Value: 'shop' }],
  }),
  120,
  call('DescribeAlarms', { AlarmNamePrefix: 's' }),
  call('DescribeAlarmsForMetric', METRIC),
  call('DescribeAlarmHistory', { AlarmName: 'slow' }),
  call('SetAlarmState', { AlarmName: 'slow', StateValue: 'OK', StateReason: 'looked at it' }),
  call('DisableAlarmActions', { AlarmNames: ['slow'] }),
  call('EnableAlarmActions', { AlarmNames: ['slow'] }),
  call('TagResource', { ResourceARN: ALARM_ARN, Tags: [{ Key: 'a', Value: 'b' }] }),
  call('ListTagsForResource', { ResourceARN: ALARM_ARN }),
  call('UntagResource', { ResourceARN: ALARM_ARN, TagKeys: ['a'] }),
  call('DeleteAlarms', { AlarmNames: ['slow'] }),
  call('PutMetricData', { Namespace: 'AWS/EC2', MetricData: [] }, 'InvalidParameterValueException'),
];

const GROUP = { logGroupName: '/shop/web' };
const STREAM = { ...GROUP, logStreamName: 'one' };
const GROUP_ARN = 'arn:aws:logs:eu-west-1:111122223333:log-group:/shop/web';
const EVENT = { timestamp: Date.UTC(2026, 2, 2, 6), message: 'ERROR late ✓' };

export const logs: readonly Stop[] = [
  call('CreateLogGroup', { ...GROUP, tags: { team: 'shop' } }),
  call('CreateLogGroup', GROUP, 'ResourceAlreadyExistsException'),
  call('CreateLogStream', STREAM),
  call('PutMetricFilter', {
    ...{ ...GROUP, filterName: 'errors', filterPattern: 'ERROR' },
    metricTransformations: [{ metricName: 'Errors', metricNamespace: 'Shop', metricValue: '1' }],
  }),
  call('PutLogEvents', { ...STREAM, logEvents: [EVENT] }),
  call('DescribeLogGroups', { logGroupNamePrefix: '/shop' }),
  call('DescribeLogStreams', GROUP),
  call('GetLogEvents', { ...STREAM, startFromHead: true }),
  call('FilterLogEvents', { ...GROUP, filterPattern: 'ERROR' }),
  call('DescribeMetricFilters', GROUP),
  call('TestMetricFilter', { filterPattern: 'ERROR', logEventMessages: ['an ERROR', 'nothing'] }),
  call('DeleteMetricFilter', { ...GROUP, filterName: 'errors' }),
  call('PutRetentionPolicy', { ...GROUP, retentionInDays: 7 }),
  call('DeleteRetentionPolicy', GROUP),
  call('TagResource', { resourceArn: GROUP_ARN, tags: { a: 'b' } }),
  call('ListTagsForResource', { resourceArn: GROUP_ARN }),
  call('UntagResource', { resourceArn: GROUP_ARN, tagKeys: ['a'] }),
  call('TagLogGroup', { ...GROUP, tags: { c: 'd' } }),
  call('ListTagsLogGroup', GROUP),
  call('UntagLogGroup', { ...GROUP, tags: ['c'] }),
  call('DeleteLogStream', STREAM),
  call('DeleteLogGroup', GROUP),
  call('DeleteLogGroup', GROUP, 'ResourceNotFoundException'),
];

const TRAIL_POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      ...{ Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' } },
      ...{ Action: ['s3:GetBucketAcl', 's3:PutObject'] },
      Resource: ['arn:aws:s3:::trail-bucket', 'arn:aws:s3:::trail-bucket/*'],
    },
  ],
});

/** Needs the bucket that `trailBucket` makes. */
export const trailBucket: readonly Stop[] = [
  call('CreateBucket', {
    Bucket: 'trail-bucket',
    CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' },
  }),
  call('PutBucketPolicy', { Bucket: 'trail-bucket', Policy: TRAIL_POLICY }),
];

export const cloudtrail: readonly Stop[] = [
  call('CreateTrail', { Name: 'audit', S3BucketName: 'trail-bucket' }),
  call('StartLogging', { Name: 'audit' }),
  call('DescribeTrails'),
  call('GetTrail', { Name: 'audit' }),
  call('ListTrails'),
  call('GetTrailStatus', { Name: 'audit' }),
  call('UpdateTrail', { Name: 'audit', IsMultiRegionTrail: true }),
  call('PutEventSelectors', {
    TrailName: 'audit',
    EventSelectors: [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }],
  }),
  call('GetEventSelectors', { TrailName: 'audit' }),
  call('PutInsightSelectors', {
    TrailName: 'audit',
    InsightSelectors: [{ InsightType: 'ApiCallRateInsight' }],
  }),
  call('GetInsightSelectors', { TrailName: 'audit' }),
  call('AddTags', (seen) => ({
    ResourceId: from(seen, 'CreateTrail/TrailARN'),
    TagsList: [{ Key: 'a', Value: 'b' }],
  })),
  call('ListTags', (seen) => ({ ResourceIdList: [from(seen, 'CreateTrail/TrailARN')] })),
  call('RemoveTags', (seen) => ({
    ResourceId: from(seen, 'CreateTrail/TrailARN'),
    TagsList: [{ Key: 'a', Value: 'b' }],
  })),
  1_800,
  call('LookupEvents', { MaxResults: 5 }),
  call('StopLogging', { Name: 'audit' }),
  call('DeleteTrail', { Name: 'audit' }),
  call('GetTrail', { Name: 'audit' }, 'TrailNotFoundException'),
];
