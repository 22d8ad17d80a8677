import { operation } from '../../../gateway/service.ts';
import { invalid } from '../errors.ts';
import type { DynamoState } from '../state.ts';
import { describe, findTable, namedTableArn, requireActive } from '../tables.ts';

const DELETION_MS = 5_000;

/** Deletes a table with its items. AWS page: "DeleteTable". */
export const deleteTable = operation<DynamoState, { TableName: string }>({
  name: 'DeleteTable',
  readOnly: false,
  trail: { category: 'management' },
  resource: namedTableArn,
  run: (ctx, { TableName }) => {
    const table = findTable(ctx, TableName);
    requireActive(ctx, table);
    if (table.isProtected) {
      throw invalid(
        'Resource cannot be deleted as it is currently protected against deletion. Disable ' +
          'deletion protection first.',
      );
    }
    table.isDeleting = true;
    ctx.schedule(ctx.now + DELETION_MS, 'dynamodb.drop', { name: table.name, id: table.id });
    return { TableDescription: describe(ctx, table) };
  },
});
