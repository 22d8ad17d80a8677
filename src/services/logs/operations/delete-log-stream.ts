import { operation } from '../../../gateway/service.ts';
import { groupNamed, streamNamed, type LogsState } from '../state.ts';
import { streamResource } from './naming.ts';

interface Input {
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/** Deletes a stream and its events for good (API Reference, "DeleteLogStream"). */
export const deleteLogStream = operation<LogsState, Input>({
  name: 'DeleteLogStream',
  readOnly: false,
  trail: { category: 'management' },
  resource: streamResource,
  run: (ctx, { logGroupName, logStreamName }) => {
    const group = groupNamed(ctx.state, logGroupName);
    streamNamed(group, logStreamName);
    group.streams.delete(logStreamName);
    return {};
  },
});
