/** Two tables of a ticket office: seats by play and number, with one index, and orders. */
import { dynamodb } from '../../src/services/dynamodb/index.ts';
import { ProbeWorld } from './probe-world.ts';

/** A world with the tables in it. */
export function ticketTables() {
  return new ProbeWorld([dynamodb], {
    dynamodb: {
      tables: [
        {
          name: 'seats',
          hashKey: 'play',
          rangeKey: 'seat:N',
          provisioned: { read: 10, write: 5 },
          attributes: { holder: 'S' },
          GlobalSecondaryIndexes: [
            {
              IndexName: 'by-holder',
              KeySchema: [{ AttributeName: 'holder', KeyType: 'HASH' }],
              Projection: { ProjectionType: 'KEYS_ONLY' },
            },
          ],
          items: [1, 2, 10].map((seat) => ({
            play: 'hamlet',
            seat,
            holder: `h${seat}`,
            price: 40,
          })),
          bulk: { bytes: 1_000_000, count: 5_000 },
        },
        { name: 'orders', hashKey: 'id' },
      ],
    },
  });
}

/** CreateTable of a third one. */
export const CREATE = {
  TableName: 'fresh',
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
};
