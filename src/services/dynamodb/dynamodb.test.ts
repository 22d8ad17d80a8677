import { describe, expect, it } from 'vitest';
import { CREATE, ticketTables } from '../../../tests/support/ticket-tables.ts';

const MINUTE = 60_000;
const seats = { TableName: 'seats' };

describe('tables', () => {
  it('are CREATING, ACTIVE, DELETING and gone', () => {
    const world = ticketTables();
    const status = () =>
      world.ok<{ Table: { TableStatus: string } }>('dynamodb:DescribeTable', { TableName: 'fresh' })
        .Table.TableStatus;
    world.ok('dynamodb:CreateTable', CREATE);
    expect(status()).toBe('CREATING');
    expect(world.refused('dynamodb:GetItem', { TableName: 'fresh', Key: { id: { S: 'x' } } })).toBe(
      'ResourceNotFoundException: Requested resource not found',
    );
    expect(world.refused('dynamodb:CreateTable', CREATE)).toBe(
      'ResourceInUseException: Table already exists: fresh',
    );
    world.advance(10_000);
    expect(status()).toBe('ACTIVE');
    world.ok('dynamodb:DeleteTable', { TableName: 'fresh' });
    expect(status()).toBe('DELETING');
    world.advance(10_000);
    expect(world.refused('dynamodb:DescribeTable', { TableName: 'fresh' })).toBe(
      'ResourceNotFoundException: Requested resource not found: Table: fresh not found',
    );
    expect(world.ok('dynamodb:ListTables')).toEqual({ TableNames: ['orders', 'seats'] });
  });

  it('carry tags, by their ARN', () => {
    const world = ticketTables();
    const ResourceArn = 'arn:aws:dynamodb:eu-west-1:111122223333:table/seats';
    const Tags = [
      { Key: 'team', Value: 'web' },
      { Key: 'cost', Value: '7' },
    ];
    world.ok('dynamodb:TagResource', { ResourceArn, Tags });
    world.ok('dynamodb:UntagResource', { ResourceArn, TagKeys: ['cost'] });
    expect(world.ok('dynamodb:ListTagsOfResource', { ResourceArn })).toEqual({ Tags: [Tags[0]] });
    expect(
      world.refused('dynamodb:TagResource', { ResourceArn: `${ResourceArn}-x`, Tags }),
    ).toContain('ResourceNotFoundException');
  });

  it('can be brought back to an earlier minute once that is switched on', () => {
    const world = ticketTables();
    const status = () =>
      world.ok<{ ContinuousBackupsDescription: { PointInTimeRecoveryDescription: object } }>(
        'dynamodb:DescribeContinuousBackups',
        seats,
      ).ContinuousBackupsDescription.PointInTimeRecoveryDescription;
    expect(status()).toEqual({ PointInTimeRecoveryStatus: 'DISABLED' });
    world.ok('dynamodb:UpdateContinuousBackups', {
      ...seats,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
    world.advance(60 * MINUTE);
    expect(status()).toMatchObject({
      PointInTimeRecoveryStatus: 'ENABLED',
      LatestRestorableDateTime: world.world.now - 5 * MINUTE,
    });
    expect(world.ok('dynamodb:DescribeTimeToLive', seats)).toEqual({
      TimeToLiveDescription: { TimeToLiveStatus: 'DISABLED' },
    });
  });

  it('refuse schemas that do not fit', () => {
    const world = ticketTables();
    const create = (more: object) => world.refused('dynamodb:CreateTable', { ...CREATE, ...more });
    expect(create({ TableName: 'ab' })).toBe(
      "ValidationException: 1 validation error detected: Value 'ab' at 'tableName' failed to " +
        'satisfy constraint: Member must have length greater than or equal to 3',
    );
    expect(create({ BillingMode: 'PROVISIONED' })).toContain(
      'ReadCapacityUnits and WriteCapacityUnits must both be specified',
    );
    expect(create({ KeySchema: [{ AttributeName: 'x', KeyType: 'HASH' }] })).toContain(
      'Some index key attributes are not defined in AttributeDefinitions.',
    );
  });

  it('a change of capacity that changes nothing is refused', () => {
    const world = ticketTables();
    const same = { ReadCapacityUnits: 10, WriteCapacityUnits: 5 };
    expect(
      world.refused('dynamodb:UpdateTable', { ...seats, ProvisionedThroughput: same }),
    ).toContain('The provisioned throughput for the table will not change.');
    const more = { ReadCapacityUnits: 20, WriteCapacityUnits: 5 };
    world.ok('dynamodb:UpdateTable', { ...seats, ProvisionedThroughput: more });
    expect(world.refused('dynamodb:DeleteTable', seats)).toBe(
      'ResourceInUseException: Attempt to change a resource which is still in use: ' +
        'Table is being updated: seats',
    );
  });
});

describe('items', () => {
  const Key = { play: { S: 'hamlet' }, seat: { N: '2' } };

  it('are written, read, changed and deleted', () => {
    const world = ticketTables();
    const Item = { ...Key, holder: { S: 'maria' } };
    expect(world.ok('dynamodb:PutItem', { ...seats, Item, ReturnValues: 'ALL_OLD' })).toMatchObject(
      {
        Attributes: { holder: { S: 'h2' } },
      },
    );
    const taken = {
      ...seats,
      Key,
      UpdateExpression: 'SET visits = if_not_exists(visits, :zero) + :one',
      ExpressionAttributeValues: { ':zero': { N: '0' }, ':one': { N: '1' } },
      ReturnValues: 'UPDATED_NEW',
    };
    expect(world.ok('dynamodb:UpdateItem', taken)).toEqual({ Attributes: { visits: { N: '1' } } });
    expect(
      world.ok('dynamodb:GetItem', { ...seats, Key: { ...Key, seat: { N: '2.0' } } }),
    ).toMatchObject({ Item: { holder: { S: 'maria' }, visits: { N: '1' } } });
    world.ok('dynamodb:DeleteItem', { ...seats, Key });
    expect(world.ok('dynamodb:GetItem', { ...seats, Key })).toEqual({});
    expect(world.trail.at(-1)!.operation.trail.category).toBe('data');
  });

  it('a failed condition is its own error and its own metric', () => {
    const world = ticketTables();
    const put = { ...seats, Item: Key, ConditionExpression: 'attribute_not_exists(seat)' };
    expect(world.refused('dynamodb:PutItem', put)).toBe(
      'ConditionalCheckFailedException: The conditional request failed',
    );
    expect(world.metric('ConditionalCheckFailedRequests', 'TableName=seats').sum).toBe(1);
    expect(world.metric('UserErrors').count).toBe(0);
  });

  it('keys and values are checked in the words of DynamoDB', () => {
    const world = ticketTables();
    const put = (Item: object) => world.refused('dynamodb:PutItem', { ...seats, Item });
    expect(put({ play: { S: 'x' } })).toContain('Missing the key seat in the item');
    expect(put({ play: { S: 'x' }, seat: { S: '1' } })).toContain(
      'Type mismatch for key seat expected: N actual: S',
    );
    expect(put({ ...Key, a: {} })).toContain('Supplied AttributeValue is empty');
    expect(put({ ...Key, a: { N: 'x' } })).toContain('cannot be converted to a numeric value: x');
    expect(world.refused('dynamodb:GetItem', { ...seats, Key: { play: { S: 'x' } } })).toBe(
      'ValidationException: The provided key element does not match the schema',
    );
    expect(world.metric('UserErrors').sum).toBe(5);
  });

  it('come back with numbers without needless zeros and sets in order', () => {
    const world = ticketTables();
    const given = { n: { N: '1.00' }, tags: { SS: ['z', 'a'] }, nums: { NS: ['20', '1.00'] } };
    world.ok('dynamodb:PutItem', { ...seats, Item: { ...Key, ...given } });
    const kept = { n: { N: '1' }, tags: { SS: ['a', 'z'] }, nums: { NS: ['1', '20'] } };
    expect(world.ok('dynamodb:GetItem', { ...seats, Key })).toEqual({ Item: { ...Key, ...kept } });
    const grown = {
      ...seats,
      Key,
      UpdateExpression: 'ADD n :half, tags :more DELETE nums :less',
      ExpressionAttributeValues: {
        ':half': { N: '0.50' },
        ':more': { SS: ['b'] },
        ':less': { NS: ['20.0'] },
      },
      ReturnValues: 'UPDATED_NEW',
    };
    expect(world.ok('dynamodb:UpdateItem', grown)).toEqual({
      Attributes: { n: { N: '1.5' }, tags: { SS: ['a', 'b', 'z'] }, nums: { NS: ['1'] } },
    });
  });

  it('have no empty sets, which is said before the table is looked for', () => {
    const Item = { ...Key, deep: { M: { tags: { L: [{ SS: [] }] } } } };
    for (const TableName of ['seats', 'nowhere']) {
      expect(ticketTables().refused('dynamodb:PutItem', { TableName, Item })).toBe(
        'ValidationException: 1 validation error detected: One or more parameter values were ' +
          'invalid: An string set  may not be empty',
      );
    }
  });

  it('legacy parameters are said to be not simulated', () => {
    expect(
      ticketTables().refused('dynamodb:GetItem', { ...seats, Key, AttributesToGet: ['price'] }),
    ).toBe('NotSimulated: Not simulated: DynamoDB GetItem with AttributesToGet.');
  });
});

describe('Query and Scan', () => {
  const of = {
    ...seats,
    KeyConditionExpression: 'play = :s AND seat >= :n',
    ExpressionAttributeValues: { ':s': { S: 'hamlet' }, ':n': { N: '2' } },
  };

  it('a query answers one partition by sort key, as numbers order', () => {
    const world = ticketTables();
    const { Items } = world.ok<{ Items: { seat: { N: string } }[] }>('dynamodb:Query', of);
    expect(Items.map(({ seat }) => seat.N)).toEqual(['2', '10']);
    const back = { ...of, ScanIndexForward: false, Limit: 1 };
    const page = world.ok<{ LastEvaluatedKey: object; Count: number }>('dynamodb:Query', back);
    expect(page).toMatchObject({ Count: 1, LastEvaluatedKey: { seat: { N: '10' } } });
    const next = { ...back, ExclusiveStartKey: page.LastEvaluatedKey };
    expect(world.ok('dynamodb:Query', next)).toMatchObject({ Items: [{ seat: { N: '2' } }] });
  });

  it('an index answers with what it projects', () => {
    const world = ticketTables();
    const { Items } = world.ok<{ Items: object[] }>('dynamodb:Query', {
      ...seats,
      IndexName: 'by-holder',
      KeyConditionExpression: 'holder = :h',
      ExpressionAttributeValues: { ':h': { S: 'h10' } },
    });
    expect(Items).toEqual([{ play: { S: 'hamlet' }, seat: { N: '10' }, holder: { S: 'h10' } }]);
  });

  it('a global index has no consistent reads', () => {
    const strong = { ...seats, IndexName: 'by-holder', ConsistentRead: true };
    const query = {
      ...strong,
      KeyConditionExpression: 'holder = :h',
      ExpressionAttributeValues: { ':h': { S: 'h10' } },
    };
    const refusal =
      'ValidationException: Consistent reads are not supported on global secondary indexes';
    expect(ticketTables().refused('dynamodb:Query', query)).toBe(refusal);
    expect(ticketTables().refused('dynamodb:Scan', strong)).toBe(refusal);
  });

  it('a query without its partition key is refused', () => {
    const values = { ':n': { N: '2' } };
    const bad = { ...of, KeyConditionExpression: 'seat = :n', ExpressionAttributeValues: values };
    expect(ticketTables().refused('dynamodb:Query', bad)).toBe(
      'ValidationException: Query condition missed key schema element: play',
    );
  });

  it('what is wrong with any table is told before a table is looked for', () => {
    const [world, nowhere] = [ticketTables(), { TableName: 'nowhere' }];
    expect(world.refused('dynamodb:Query', nowhere)).toBe(
      'ValidationException: Either the KeyConditions or KeyConditionExpression parameter must be ' +
        'specified in the request.',
    );
    expect(world.refused('dynamodb:Scan', { ...nowhere, Segment: 0 })).toBe(
      'ValidationException: The TotalSegments parameter is required but was not present in the ' +
        'request when parameter Segment is present',
    );
    const query = { ...nowhere, KeyConditionExpression: 'id = :id' };
    const values = { ExpressionAttributeValues: { ':id': { S: 'a' } } };
    expect(world.refused('dynamodb:Query', { ...query, ...values })).toBe(
      'ResourceNotFoundException: Requested resource not found',
    );
  });

  it('segments of a scan hold every item once', () => {
    const world = ticketTables();
    const count = [0, 1, 2].map(
      (Segment) =>
        world.ok<{ Count: number }>('dynamodb:Scan', { ...seats, Segment, TotalSegments: 3 }).Count,
    );
    expect(count.reduce((a, b) => a + b)).toBe(3);
  });
});

describe('capacity', () => {
  it('a busy minute beyond capacity and burst is throttled', () => {
    const world = ticketTables();
    const minute = () => {
      world.advance(MINUTE);
      return world.stimulate('dynamodb', 'consume', {
        tableName: 'seats',
        reads: { requests: 100 },
        writes: { requests: 1_500, operation: 'UpdateItem' },
      });
    };
    expect(minute()).toMatchObject({ isThere: true, readsThrottled: 0, writesThrottled: 0 });
    expect(minute()).toMatchObject({ writesThrottled: 900 });
    const by = 'TableName=seats';
    expect(world.metric('ConsumedWriteCapacityUnits', by).sum).toBe(2_100);
    expect(world.metric('WriteThrottleEvents', by).sum).toBe(900);
    expect(world.metric('ThrottledRequests', `${by},Operation=UpdateItem`).sum).toBe(900);
    expect(world.metric('ConsumedReadCapacityUnits', by)).toMatchObject({ count: 200, sum: 100 });
    expect(world.metric('SuccessfulRequestLatency', `${by},Operation=GetItem`).count).toBe(200);
    const Item = { play: { S: 'x' }, seat: { N: '1' } };
    expect(world.refused('dynamodb:PutItem', { ...seats, Item })).toContain(
      'ProvisionedThroughputExceededException: The level of configured provisioned throughput',
    );
  });

  it('provisioned capacity is reported every five minutes, on-demand never', () => {
    const world = ticketTables();
    world.advance(30 * MINUTE);
    expect(world.metric('ProvisionedWriteCapacityUnits', 'TableName=seats')).toMatchObject({
      count: 6,
      max: 5,
    });
    expect(world.metric('ProvisionedWriteCapacityUnits', 'TableName=orders').count).toBe(0);
    expect(world.metric('ReadThrottleEvents', 'TableName=seats').count).toBe(0);
  });
});
