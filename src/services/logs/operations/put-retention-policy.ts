import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { groupNamed, type LogsState } from '../state.ts';
import { groupResource } from './naming.ts';

interface Input {
  readonly logGroupName: string;
  readonly retentionInDays: number;
}

const ALLOWED_DAYS: readonly number[] = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

/** Sets after how many days events expire (API Reference, "PutRetentionPolicy"). */
export const putRetentionPolicy = operation<LogsState, Input>({
  name: 'PutRetentionPolicy',
  readOnly: false,
  trail: { category: 'management' },
  resource: groupResource,
  run: (ctx, { logGroupName, retentionInDays }) => {
    if (!ALLOWED_DAYS.includes(retentionInDays)) {
      throw awsError(
        'InvalidParameterException',
        `1 validation error detected: Value '${retentionInDays}' at 'retentionInDays' failed to ` +
          `satisfy constraint: Member must satisfy enum value set: [${ALLOWED_DAYS.join(', ')}]`,
      );
    }
    groupNamed(ctx.state, logGroupName).retentionDays = retentionInDays;
    return {};
  },
});
