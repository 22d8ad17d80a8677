import { describe, expect, it } from 'vitest';
import { CREATE, ticketTables } from '../../../../tests/support/ticket-tables.ts';

const seats = { TableName: 'seats' };

/** Recorded answers of CreateTable, DescribeTable, UpdateTable and TagResource. */
describe('tables', () => {
  it('indexes must fit the table and say what they project', () => {
    const world = ticketTables();
    const attributes = ['id', 'owner', 'day'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    }));
    const key = (AttributeName: string, KeyType = 'HASH') => ({ AttributeName, KeyType });
    const index = (KeySchema: object[], ProjectionType = 'ALL') => [
      { IndexName: 'by-owner', KeySchema, Projection: { ProjectionType } },
    ];
    const create = (AttributeDefinitions: object[], more: object) =>
      world.refused('dynamodb:CreateTable', { ...CREATE, AttributeDefinitions, ...more });
    expect(
      create(attributes.slice(0, 2), {
        GlobalSecondaryIndexes: index([key('owner')], 'INCLUDE'),
      }),
    ).toBe(
      'ValidationException: One or more parameter values were invalid: ProjectionType is ' +
        'INCLUDE, but NonKeyAttributes is not specified',
    );
    const LocalSecondaryIndexes = index([key('owner'), key('day', 'RANGE')]);
    expect(create(attributes, { LocalSecondaryIndexes })).toBe(
      'ValidationException: One or more parameter values were invalid: Index KeySchema does not ' +
        'have the same leading hash key as table KeySchema for index: by-owner. index hash key: ' +
        'owner, table hash key: id',
    );
  });

  it('tags have distinct keys of one’s own', () => {
    const world = ticketTables();
    const ResourceArn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/seats';
    const tag = (...keys: string[]) =>
      world.refused('dynamodb:TagResource', {
        ResourceArn,
        Tags: keys.map((Key) => ({ Key, Value: 'v' })),
      });
    expect(tag('twice', 'twice')).toBe(
      'ValidationException: Duplicate Tag Keys provided as input: Duplicate Tag Key found twice',
    );
    expect(tag('aws:own')).toBe(
      'ValidationException: Tag Key cannot be prefixed with aws:, Key: aws:own',
    );
  });

  it('are described by what is known of them while they come, change and go', () => {
    const world = ticketTables();
    const described = (TableName: string) =>
      world.ok<{ Table: Record<string, unknown> }>('dynamodb:DescribeTable', { TableName }).Table;
    const warm = (ReadUnitsPerSecond: number, WriteUnitsPerSecond: number) => ({
      WarmThroughput: { ReadUnitsPerSecond, WriteUnitsPerSecond, Status: 'ACTIVE' },
    });
    world.ok('dynamodb:CreateTable', CREATE);
    const at = world.world.now;
    expect(described('fresh')).not.toHaveProperty('WarmThroughput');
    expect(described('fresh')['BillingModeSummary']).toEqual({ BillingMode: 'PAY_PER_REQUEST' });
    world.advance(10_000);
    expect(described('fresh')).toMatchObject({
      BillingModeSummary: { LastUpdateToPayPerRequestDateTime: at },
      ...warm(12_000, 4_000),
    });
    const names = (described('seats')['AttributeDefinitions'] as { AttributeName: string }[]).map(
      ({ AttributeName }) => AttributeName,
    );
    expect(names).toEqual(['holder', 'play', 'seat']);
    expect(described('seats')).toMatchObject(warm(10, 5));

    const ProvisionedThroughput = { ReadCapacityUnits: 20, WriteCapacityUnits: 5 };
    const changedAt = world.world.now;
    world.ok('dynamodb:UpdateTable', { ...seats, ProvisionedThroughput });
    const shown = { LastIncreaseDateTime: changedAt, NumberOfDecreasesToday: 0 };
    expect(described('seats')['ProvisionedThroughput']).toEqual({
      ...shown,
      ReadCapacityUnits: 10,
      WriteCapacityUnits: 5,
    });
    world.advance(10_000);
    expect(described('seats')).toMatchObject({
      ProvisionedThroughput: { ...shown, ...ProvisionedThroughput },
      ...warm(20, 5),
    });

    expect(
      world.refused('dynamodb:UpdateTable', { TableName: 'fresh', BillingMode: 'PROVISIONED' }),
    ).toBe(
      'ValidationException: One or more parameter values were invalid: ProvisionedThroughput ' +
        'must be specified when BillingMode is PROVISIONED',
    );
    world.ok('dynamodb:UpdateTable', {
      TableName: 'fresh',
      BillingMode: 'PROVISIONED',
      ProvisionedThroughput,
    });
    expect(described('fresh')).toMatchObject({
      BillingModeSummary: { BillingMode: 'PROVISIONED', LastUpdateToPayPerRequestDateTime: at },
      ProvisionedThroughput,
      ...warm(12_000, 4_000),
    });

    world.ok('dynamodb:DeleteTable', { TableName: 'orders' });
    for (const gone of ['AttributeDefinitions', 'KeySchema', 'CreationDateTime', 'WarmThroughput'])
      expect(described('orders')).not.toHaveProperty(gone);
  });

  it('of another account are closed', () => {
    const TableName = 'arn:aws:dynamodb:eu-west-1:999900009999:table/seats';
    expect(ticketTables().refused('dynamodb:DescribeTable', { TableName })).toBe(
      'AccessDeniedException: Access is denied',
    );
  });
});
