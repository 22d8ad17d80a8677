/** Worked CloudTrail records, field by field and in their order, against what is rendered. */
import { describe, expect, it } from 'vitest';
import type { Params } from '../../src/gateway/call.ts';
import {
  ACCOUNT,
  CI_DEPLOY,
  EC2_SERVICE,
  MARIA_CONSOLE,
  OPS_ADMIN,
  renderOne,
} from '../support/trail-render.ts';
import worked from './trail-records.json' with { type: 'json' };

const CLI = worked.deniedListUsers.userAgent;
const BOTO = worked.assumeRole.userAgent;
/** Made by the simulator, not by the caller. */
const OWN_IDS = ['eventID', 'requestID', 'sharedEventID'];

/** The same keys in the same order everywhere, and the same values but for ids of our making. */
function expectRecord(actual: object, wanted: object): void {
  const withoutIds = (record: object) =>
    Object.fromEntries(Object.entries(record).filter(([name]) => !OWN_IDS.includes(name)));
  expect(Object.keys(actual)).toEqual(Object.keys(wanted));
  expect(JSON.stringify(withoutIds(actual), null, 1)).toBe(
    JSON.stringify(withoutIds(wanted), null, 1),
  );
}

describe('a record', () => {
  it('of a denied call loses its parameters', () => {
    const { errorMessage } = worked.deniedListUsers;
    const record = renderOne(
      { service: 'iam', operation: 'ListUsers', more: { global: true, endpoint: HOST.iam } },
      {
        at: '2026-03-03T02:14:09Z',
        identity: CI_DEPLOY,
        userAgent: CLI,
        params: { MaxItems: 100 },
        error: { code: 'AccessDenied', message: errorMessage, status: 403, fault: 'client' },
        refusedAt: 'authorize',
      },
    );
    expectRecord(record, worked.deniedListUsers);
  });

  it('of AssumeRole mints the key that the session then shows', () => {
    const { credentials } = worked.assumeRole.responseElements;
    const record = renderOne(ASSUME_ROLE, {
      at: '2026-03-03T02:15:30Z',
      identity: CI_DEPLOY,
      userAgent: BOTO,
      params: {
        RoleArn: `arn:aws:iam::${ACCOUNT}:role/OpsAdmin`,
        RoleSessionName: 'maint-0303',
        DurationSeconds: 3600,
      },
      result: {
        Credentials: {
          AccessKeyId: credentials.accessKeyId,
          SecretAccessKey: 'never in a record',
          SessionToken: credentials.sessionToken,
          Expiration: Date.parse('2026-03-03T03:15:30Z'),
        },
        AssumedRoleUser: { AssumedRoleId: OPS_ADMIN.principalId, Arn: OPS_ADMIN.arn },
      },
    });
    expectRecord(record, worked.assumeRole);
  });

  it('of a role session names session and issuer', () => {
    const record = renderOne(
      { service: 'cloudtrail', operation: 'StopLogging' },
      {
        at: '2026-03-03T02:16:02Z',
        identity: OPS_ADMIN,
        userAgent: BOTO,
        params: { Name: `arn:aws:cloudtrail:us-east-1:${ACCOUNT}:trail/management-events` },
      },
    );
    expectRecord(record, worked.stopLogging);
  });

  it('of a failed sign-in has a message and no code', () => {
    const wanted = worked.failedSignIn;
    const record = renderOne(
      {
        service: 'signin',
        operation: 'ConsoleLogin',
        more: { global: true, endpoint: 'us-east-1.signin.aws.amazon.com' },
        trail: {
          category: 'management',
          eventType: 'AwsConsoleSignIn',
          shape: ({ identity }) => ({
            responseElements: { ConsoleLogin: 'Failure' },
            additionalEventData: wanted.additionalEventData,
            fields: {
              userIdentity: {
                type: identity.type,
                principalId: identity.principalId,
                accountId: identity.accountId,
                accessKeyId: '',
                userName: identity.userName,
              },
            },
          }),
        },
      },
      {
        at: '2026-03-03T01:58:41Z',
        identity: MARIA_CONSOLE,
        sourceIp: '203.0.113.77',
        userAgent: wanted.userAgent,
        via: 'console',
        error: {
          code: 'SigninFailed',
          message: 'Failed authentication',
          status: 401,
          fault: 'client',
        },
      },
    );
    expectRecord(record, wanted);
  });

  it('of an object read is a data event with S3’s own company', () => {
    const wanted = worked.getObject;
    const record = renderOne(
      {
        service: 's3',
        operation: 'GetObject',
        trail: { category: 'data', dataResourceType: 'AWS::S3::Object', keepsResponse: true },
      },
      {
        at: '2026-03-03T02:20:11Z',
        identity: CI_DEPLOY,
        userAgent: wanted.userAgent.slice(1, -1),
        params: { Bucket: 'acme-payroll', Key: '2026/02/run.csv' },
        result: { ContentLength: 48_213_377 },
        category: 'Data',
      },
    );
    const transfer = record['additionalEventData'] as Record<string, unknown>;
    expect(String(transfer['x-amz-id-2'])).toHaveLength(76);
    expect(record['requestID']).toMatch(/^[0-9A-Z]{16}$/);
    const mended = {
      ...record,
      additionalEventData: {
        ...transfer,
        'x-amz-id-2': wanted.additionalEventData['x-amz-id-2'],
      },
    };
    expectRecord(mended, wanted);
  });

  it('of a console page is made by AWS’s own servers', () => {
    const record = renderOne(
      { service: 'ec2', operation: 'DescribeInstances' },
      {
        at: '2026-03-03T08:03:44Z',
        identity: MARIA_CONSOLE,
        sourceIp: '192.0.2.14',
        userAgent: 'AWS Internal',
        via: 'console',
        params: { MaxResults: 100 },
      },
    );
    expectRecord(record, worked.consoleRead);
  });

  it('of a service event belongs to nobody', () => {
    const record = renderOne(
      {
        service: 'ec2',
        operation: 'SharedSnapshotVolumeCreated',
        readOnly: false,
        trail: {
          category: 'management',
          eventType: 'AwsServiceEvent',
          shape: () => ({
            requestParameters: null,
            responseElements: null,
            fields: {
              eventVersion: '1.11',
              userIdentity: { accountId: ACCOUNT, invokedBy: 'ec2.amazonaws.com' },
              serviceEventDetails: { snapshotId: 'snap-0a1b2c3d4e5f60718' },
            },
          }),
        },
      },
      {
        at: '2026-03-03T02:40:19Z',
        identity: EC2_SERVICE,
        sourceIp: 'ec2.amazonaws.com',
        userAgent: 'ec2.amazonaws.com',
        via: 'service',
      },
    );
    expectRecord(record, worked.serviceEvent);
  });

  it('of a service that assumes a role is shared with the service’s own account', () => {
    const { credentials } = worked.serviceAssumesRole.responseElements;
    const record = renderOne(ASSUME_ROLE, {
      at: '2026-03-03T02:41:00Z',
      identity: EC2_SERVICE,
      sourceIp: 'ec2.amazonaws.com',
      userAgent: 'ec2.amazonaws.com',
      via: 'service',
      params: {
        RoleArn: `arn:aws:iam::${ACCOUNT}:role/web-instance`,
        RoleSessionName: 'i-0f1e2d3c4b5a69788',
      },
      result: {
        Credentials: {
          AccessKeyId: credentials.accessKeyId,
          SessionToken: credentials.sessionToken,
          Expiration: Date.parse('2026-03-03T08:55:10Z'),
        },
        AssumedRoleUser: { AssumedRoleId: 'AROAX:i-0f1e2d3c4b5a69788', Arn: 'arn:aws:sts::1:x' },
      } satisfies Params,
    });
    expectRecord(record, worked.serviceAssumesRole);
  });
});

const HOST = { iam: 'iam.amazonaws.com' } as const;
const ASSUME_ROLE = {
  service: 'sts',
  operation: 'AssumeRole',
  trail: { category: 'management', readOnly: true, keepsResponse: true },
} as const;
