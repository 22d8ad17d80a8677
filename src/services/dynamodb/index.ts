import { service, type Handler } from '../../gateway/service.ts';
import { reportProvisioned } from './capacity/report.ts';
import { createTable } from './operations/create-table.ts';
import { deleteItem } from './operations/delete-item.ts';
import { deleteTable } from './operations/delete-table.ts';
import { describeTable } from './operations/describe-table.ts';
import { getItem } from './operations/get-item.ts';
import { listTables } from './operations/list-tables.ts';
import { putItem } from './operations/put-item.ts';
import { query } from './operations/query.ts';
import { scan } from './operations/scan.ts';
import {
  describeTimeToLive,
  describeContinuousBackups,
  updateContinuousBackups,
  describeLimits,
} from './operations/table-settings.ts';
import { listTagsOfResource, tagResource, untagResource } from './operations/tags.ts';
import { updateItem } from './operations/update-item.ts';
import { updateTable } from './operations/update-table.ts';
import { seedDynamo } from './seed.ts';
import { emptyState, type DynamoState } from './state.ts';
import { consumeCapacity, growTable } from './stimuli.ts';

/** The end of a deletion; a table made anew under the name stays. */
const dropTable: Handler<DynamoState> = (ctx, { name, id }: { name: string; id: string }) => {
  if (ctx.state.tables.get(name)?.id === id) ctx.state.tables.delete(name);
};

/** Amazon DynamoDB: tables, items with expressions, capacity, throttling and metrics. */
export const dynamodb = service<DynamoState>({
  name: 'dynamodb',
  title: 'Amazon DynamoDB',
  eventSource: 'dynamodb.amazonaws.com',
  iamPrefix: 'dynamodb',
  apiVersion: '2012-08-10',
  endpoint: 'dynamodb.{region}.amazonaws.com',
  protocol: 'json',
  usageName: 'DynamoDB',
  empty: emptyState,
  operations: [
    createTable,
    deleteItem,
    deleteTable,
    describeTable,
    getItem,
    listTables,
    putItem,
    query,
    scan,
    describeTimeToLive,
    describeContinuousBackups,
    updateContinuousBackups,
    describeLimits,
    listTagsOfResource,
    tagResource,
    untagResource,
    updateItem,
    updateTable,
  ],
  handlers: { 'dynamodb.provisioned': reportProvisioned, 'dynamodb.drop': dropTable },
  stimuli: { consume: consumeCapacity, grow: growTable },
  seed: seedDynamo,
});
