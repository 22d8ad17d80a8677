import { describe, expect, it } from 'vitest';
import { ACCOUNT, HOME, START, TrailWorld } from '../../../../tests/support/trail-world.ts';

const MINUTE = 60_000;
const GROUP = 'CloudTrail/logs';
const TRAIL = { name: 'org-trail', bucket: 'larkfield-trail', logGroup: GROUP };

const made = { Name: 'audit', S3BucketName: 'larkfield-trail' };

describe('a new trail', () => {
  it('does not log before StartLogging', () => {
    const account = new TrailWorld();
    expect(account.ok('cloudtrail:CreateTrail', made)).toEqual({
      Name: 'audit',
      S3BucketName: 'larkfield-trail',
      IncludeGlobalServiceEvents: true,
      IsMultiRegionTrail: false,
      TrailARN: `arn:aws:cloudtrail:${HOME}:${ACCOUNT}:trail/audit`,
      LogFileValidationEnabled: false,
      IsOrganizationTrail: false,
    });
    expect(account.ok('cloudtrail:GetTrailStatus', { Name: 'audit' })).toMatchObject({
      IsLogging: false,
    });
    account.ok('cloudtrail:StartLogging', { Name: 'audit' });
    expect(account.ok('cloudtrail:GetTrailStatus', { Name: 'audit' })).toMatchObject({
      IsLogging: true,
      TimeLoggingStarted: '2026-03-02T06:00:02Z',
    });
  });

  it('is refused in AWS’s words', () => {
    const account = new TrailWorld();
    const create = (more: object) =>
      account.refused('cloudtrail:CreateTrail', { ...made, ...more });
    expect(create({ Name: 'ab' })).toBe(
      'InvalidTrailNameException: Trail name too short. Minimum allowed length: 3 characters. ' +
        'Specified name length: 2 characters.',
    );
    expect(create({ Name: '-ab' })).toBe(
      'InvalidTrailNameException: Trail name must starts with a letter or number.',
    );
    expect(create({ Name: 'a b' })).toContain('can only contain uppercase letters');
    expect(create({ S3BucketName: 'no-such-bucket' })).toBe(
      'S3BucketDoesNotExistException: S3 bucket no-such-bucket does not exist!',
    );
    expect(create({ S3BucketName: 'closed-bucket' })).toBe(
      'InsufficientS3BucketPolicyException: Incorrect S3 bucket policy is detected for bucket: ' +
        'closed-bucket',
    );
    expect(create({ IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false })).toBe(
      'InvalidParameterCombinationException: Multi-Region trail must include global service events.',
    );
    const logGroup = `arn:aws:logs:${HOME}:${ACCOUNT}:log-group:x:*`;
    expect(create({ CloudWatchLogsLogGroupArn: logGroup })).toBe(
      'InvalidCloudWatchLogsRoleArnException: You must specify a role ARN as well as a log group.',
    );
    expect(account.refused('cloudtrail:GetTrailStatus', { Name: 'nothing' })).toBe(
      `TrailNotFoundException: Unknown trail: arn:aws:cloudtrail:${HOME}:${ACCOUNT}:trail/nothing ` +
        `for the user: ${ACCOUNT}`,
    );
    expect(account.refused('cloudtrail:GetTrail', { Name: 'nothing' })).toBe(
      `TrailNotFoundException: Unknown trail: nothing for the user: ${ACCOUNT}`,
    );
  });

  it('comes to its bucket in its own name, which bucket policies ask for', () => {
    const account = new TrailWorld();
    const S3BucketName = 'bucket-of-audit';
    expect(account.refused('cloudtrail:CreateTrail', { Name: 'other', S3BucketName })).toContain(
      'InsufficientS3BucketPolicyException',
    );
    account.ok('cloudtrail:CreateTrail', { Name: 'audit', S3BucketName });
    account.ok('cloudtrail:StartLogging', { Name: 'audit' });
    account.pass(20 * MINUTE);
    const status = account.ok('cloudtrail:GetTrailStatus', { Name: 'audit' });
    expect(status).toHaveProperty('LatestDeliveryTime');
    expect(status).not.toHaveProperty('LatestDeliveryError');
  });

  it('must have a name of its own, and is one of five at most', () => {
    const account = new TrailWorld();
    for (const n of [1, 2, 3, 4, 5]) {
      account.ok('cloudtrail:CreateTrail', { ...made, Name: `trail-${n}` });
    }
    expect(account.refused('cloudtrail:CreateTrail', { ...made, Name: 'trail-1' })).toBe(
      `TrailAlreadyExistsException: Trail trail-1 already exists for customer: ${ACCOUNT}`,
    );
    expect(account.refused('cloudtrail:CreateTrail', { ...made, Name: 'trail-6' })).toBe(
      `MaximumNumberOfTrailsExceededException: User: ${ACCOUNT} already has 5 trails in ${HOME}.`,
    );
  });

  it('of all Regions is seen everywhere and changed only at home', () => {
    const account = new TrailWorld();
    account.ok('cloudtrail:CreateTrail', { ...made, IsMultiRegionTrail: true });
    const elsewhere = { region: 'us-east-1' };
    expect(account.ok('cloudtrail:DescribeTrails', {}, elsewhere)['trailList']).toHaveLength(1);
    const own = account.ok('cloudtrail:DescribeTrails', { includeShadowTrails: false }, elsewhere);
    expect(own['trailList']).toEqual([]);
    expect(account.refused('cloudtrail:StopLogging', { Name: 'audit' }, elsewhere)).toContain(
      'InvalidHomeRegionException',
    );
  });

  it('keeps its tags', () => {
    const account = new TrailWorld();
    account.ok('cloudtrail:CreateTrail', { ...made, TagsList: [{ Key: '__proto__', Value: 'x' }] });
    const ResourceId = `arn:aws:cloudtrail:${HOME}:${ACCOUNT}:trail/audit`;
    account.ok('cloudtrail:AddTags', { ResourceId, TagsList: [{ Key: 'team', Value: 'sre' }] });
    account.ok('cloudtrail:RemoveTags', { ResourceId, TagsList: [{ Key: '__proto__' }] });
    const { ResourceTagList } = account.ok('cloudtrail:ListTags', { ResourceIdList: [ResourceId] });
    expect(ResourceTagList).toEqual([{ ResourceId, TagsList: [{ Key: 'team', Value: 'sre' }] }]);
  });
});

describe('the calls at the limit', () => {
  it('LookupEvents is allowed twice a second', () => {
    const account = new TrailWorld();
    const outcomes = [1, 2, 3].map(() => account.call('cloudtrail:LookupEvents'));
    expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true, false]);
    const last = outcomes[2]!;
    expect(last.ok ? '' : `${last.error.code}: ${last.error.message}`).toBe(
      'ThrottlingException: Rate exceeded',
    );
  });
});

describe('Event history', () => {
  it('shows a call about five minutes later, in its Region, global services in us-east-1', () => {
    const account = new TrailWorld();
    account.ok('ec2:StopInstances', { InstanceIds: ['i-1'] });
    account.ok('iam:CreateUser', { UserName: 'eve' });
    expect(account.history()).toEqual([]);
    account.pass(15 * MINUTE);
    const [stop, ...others] = account.history();
    expect(others).toEqual([]);
    expect(stop).toMatchObject({
      EventName: 'StopInstances',
      ReadOnly: 'false',
      AccessKeyId: 'AKIAANA',
      EventTime: START,
      EventSource: 'ec2.amazonaws.com',
      Username: 'ana',
      Resources: [{ ResourceType: 'AWS::EC2::Instance', ResourceName: 'i-1' }],
    });
    expect(JSON.parse(String(stop!['CloudTrailEvent']))).toMatchObject({
      eventID: stop!['EventId'],
      requestParameters: { instancesSet: { items: [{ instanceId: 'i-1' }] }, force: false },
      responseElements: { _return: true },
    });
    expect(account.history({}, 'us-east-1').map((event) => event['EventName'])).toEqual([
      'CreateUser',
    ]);
  });

  it('is paged with tokens that belong to their query', () => {
    const account = new TrailWorld();
    for (let i = 0; i < 7; i++) account.ok('ec2:DescribeInstances');
    account.pass(15 * MINUTE);
    const query = { LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: 'ana' }] };
    const first = account.ok('cloudtrail:LookupEvents', { ...query, MaxResults: 5 });
    expect(first['Events']).toHaveLength(5);
    const { NextToken } = first;
    const rest = account.ok('cloudtrail:LookupEvents', { ...query, MaxResults: 5, NextToken });
    expect(rest['Events']).toHaveLength(2);
    expect(rest['NextToken']).toBeUndefined();
    expect(account.refused('cloudtrail:LookupEvents', { MaxResults: 5, NextToken })).toContain(
      'InvalidNextTokenException',
    );
    const two = [...query.LookupAttributes, ...query.LookupAttributes];
    expect(account.refused('cloudtrail:LookupEvents', { LookupAttributes: two })).toContain(
      'InvalidLookupAttributesException',
    );
    const backwards = { StartTime: START + 1, EndTime: START };
    expect(account.refused('cloudtrail:LookupEvents', backwards)).toContain(
      'InvalidTimeRangeException',
    );
  });
});

describe('a trail with a log group', () => {
  it('delivers every record once, also those of global services', () => {
    const account = new TrailWorld({ trails: [TRAIL] }, [GROUP]);
    account.ok('ec2:StopInstances', { InstanceIds: ['i-1'] });
    account.ok('iam:CreateUser', { UserName: 'eve' });
    account.pass(20 * MINUTE);
    const names = account.messages(GROUP).map((record) => record['eventName']);
    expect(names.sort()).toEqual(['CreateUser', 'StopInstances']);
    const status = account.ok('cloudtrail:GetTrailStatus', { Name: 'org-trail' });
    expect(status).toMatchObject({ IsLogging: true });
    expect(status['LatestCloudWatchLogsDeliveryTime']).toBeGreaterThan(START);
  });

  it('delivers nothing after StopLogging, while Event history goes on', () => {
    const account = new TrailWorld({ trails: [TRAIL] }, [GROUP]);
    account.ok('cloudtrail:StopLogging', { Name: 'org-trail' });
    account.ok('ec2:StopInstances', { InstanceIds: ['i-1'] });
    account.pass(20 * MINUTE);
    const delivered = account.messages(GROUP).map((record) => record['eventName']);
    expect(delivered).not.toContain('StopInstances');
    const seen = account.history().map((event) => event['EventName']);
    expect(seen).toEqual(['StopInstances', 'StopLogging']);
  });

  it('delivers what its selectors choose', () => {
    const account = new TrailWorld({ trails: [TRAIL] }, [GROUP]);
    account.ok('cloudtrail:PutEventSelectors', {
      TrailName: 'org-trail',
      EventSelectors: [
        {
          ReadWriteType: 'WriteOnly',
          DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::payroll/'] }],
        },
      ],
    });
    account.ok('ec2:DescribeInstances');
    account.ok('ec2:StopInstances', { InstanceIds: ['i-1'] });
    account.ok('s3:PutObject', { Bucket: 'payroll', Key: 'a', Body: 'x' });
    account.ok('s3:PutObject', { Bucket: 'other', Key: 'a', Body: 'x' });
    account.pass(20 * MINUTE);
    const records = account.messages(GROUP);
    const names = records.map((record) => record['eventName']).sort();
    expect(names).toEqual(['PutEventSelectors', 'PutObject', 'StopInstances']);
    const put = records.find((record) => record['eventName'] === 'PutObject')!;
    expect(put).toMatchObject({
      eventCategory: 'Data',
      managementEvent: false,
      requestParameters: { bucketName: 'payroll', key: 'a' },
    });
    expect(account.history().some((event) => event['EventName'] === 'PutObject')).toBe(false);
  });

  it('feeds metric filters', () => {
    const account = new TrailWorld({ trails: [TRAIL] }, [GROUP]);
    account.ok('logs:PutMetricFilter', {
      logGroupName: GROUP,
      filterName: 'stops',
      filterPattern: '{ ($.eventName = "StopInstances") && ($.userIdentity.userName = "bilal") }',
      metricTransformations: [{ metricName: 'Stops', metricNamespace: 'Trail', metricValue: '1' }],
    });
    for (const who of ['ana', 'bilal', 'bilal']) {
      account.ok('ec2:StopInstances', { InstanceIds: ['i-1'] }, { who });
    }
    account.pass(20 * MINUTE);
    const { points } = account.world.context('cast').state as { points: { name: string }[] };
    expect(points.filter(({ name }) => name === 'Stops')).toHaveLength(2);
  });
});

describe('log files', () => {
  it('carry the names of genuine ones and hold each record once', () => {
    const account = new TrailWorld({ trails: [TRAIL] }, [GROUP]);
    for (let i = 0; i < 40; i++) account.ok('ec2:DescribeInstances');
    account.pass(30 * MINUTE);
    const files = account.files();
    const name =
      /^larkfield-trail\/AWSLogs\/\d{12}\/CloudTrail\/eu-west-1\/2026\/03\/02\/\d{12}_CloudTrail_eu-west-1_20260302T\d{4}Z_[0-9A-Z]{16}\.json\.gz$/;
    for (const { key } of files) expect(key).toMatch(name);
    const records = files.flatMap(
      ({ text }) => (JSON.parse(text) as { Records: Record<string, unknown>[] }).Records,
    );
    const described = records.filter((record) => record['eventName'] === 'DescribeInstances');
    expect(described).toHaveLength(40);
    expect(new Set(described.map((record) => record['eventID'])).size).toBe(40);
  });
});

describe('a save in the middle', () => {
  it('changes nothing of what is recorded and delivered', () => {
    const live = (isSaved: boolean) => {
      const insights = ['ApiCallRateInsight', 'ApiErrorRateInsight'];
      const account = new TrailWorld({ trails: [{ ...TRAIL, insights }] }, [GROUP]);
      account.pass(2 * 1_440 * MINUTE);
      for (let i = 0; i < 60; i++) {
        account.ok('ec2:StopInstances', { InstanceIds: [`i-${i % 7}`] }, { who: `user-${i % 5}` });
        if (isSaved && i % 20 === 7) account.saveAndReload();
      }
      account.pass(7 * MINUTE);
      if (isSaved) account.saveAndReload();
      account.pass(50 * MINUTE);
      return { digest: account.world.digest(), records: account.messages(GROUP) };
    };
    const [straight, saved] = [live(false), live(true)];
    expect(saved.records).toEqual(straight.records);
    expect(saved.digest).toBe(straight.digest);
  });
});

describe('event selectors', () => {
  const put = (account: TrailWorld, more: object) =>
    account.refused('cloudtrail:PutEventSelectors', { TrailName: 'org-trail', ...more });

  it('are refused in AWS’s words', () => {
    const account = new TrailWorld({ trails: [TRAIL] }, [GROUP]);
    const values = (Values: string[]) => ({
      EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values }] }],
    });
    expect(put(account, values(['arn:aws:s3:::*']))).toBe(
      'InvalidEventSelectorsException: Value arn:aws:s3:::* for DataResources.Values is invalid.',
    );
    const many = Array.from({ length: 251 }, (_, i) => `arn:aws:s3:::bucket-${i}/`);
    expect(put(account, values(many))).toBe(
      'InvalidEventSelectorsException: Specify a valid number of DataResources.Values (0 to 250) ' +
        'for all your selectors.',
    );
  });

  it('of the advanced kind delete the basic ones', () => {
    const account = new TrailWorld({ trails: [TRAIL] }, [GROUP]);
    const AdvancedEventSelectors = [
      {
        Name: 'writes',
        FieldSelectors: [
          { Field: 'eventCategory', Equals: ['Management'] },
          { Field: 'readOnly', Equals: ['false'] },
          { Field: 'eventSource', NotEquals: ['iam.amazonaws.com'] },
        ],
      },
    ];
    const TrailName = 'org-trail';
    account.ok('cloudtrail:PutEventSelectors', { TrailName, AdvancedEventSelectors });
    const shown = account.ok('cloudtrail:GetEventSelectors', { TrailName });
    expect(shown['EventSelectors']).toBeUndefined();
    expect(shown['AdvancedEventSelectors']).toEqual(AdvancedEventSelectors);
    account.ok('iam:CreateUser', { UserName: 'eve' });
    account.ok('ec2:StopInstances', { InstanceIds: ['i-1'] });
    account.pass(20 * MINUTE);
    const names = account.messages(GROUP).map((record) => record['eventName']);
    expect(names.sort()).toEqual(['PutEventSelectors', 'StopInstances']);
  });
});
