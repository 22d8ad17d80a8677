import { operation } from '../../../gateway/service.ts';
import type { DynamoState } from '../state.ts';

interface Input {
  readonly ExclusiveStartTableName?: string;
  readonly Limit?: number;
}

/** Names in order, 100 a page. AWS page: "ListTables". */
export const listTables = operation<DynamoState, Input>({
  name: 'ListTables',
  readOnly: true,
  trail: { category: 'management' },
  run: (ctx, { ExclusiveStartTableName: after = '', Limit = 100 }) => {
    const names = [...ctx.state.tables.keys()].sort().filter((name) => name > after);
    const page = names.slice(0, Limit);
    return {
      TableNames: page,
      ...(names.length > page.length ? { LastEvaluatedTableName: page.at(-1) } : {}),
    };
  },
});
