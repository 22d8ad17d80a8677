import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { groupNamed, newStream, type LogsState } from '../state.ts';
import { streamResource } from './naming.ts';

interface Input {
  readonly logGroupName: string;
  readonly logStreamName: string;
}

/** Makes an empty stream (API Reference, "CreateLogStream"). */
export const createLogStream = operation<LogsState, Input>({
  name: 'CreateLogStream',
  readOnly: false,
  trail: { category: 'management' },
  resource: streamResource,
  run: (ctx, { logGroupName, logStreamName }) => {
    const group = groupNamed(ctx.state, logGroupName);
    if (group.streams.has(logStreamName)) {
      throw awsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
    }
    group.streams.set(logStreamName, newStream(logStreamName, ctx.now));
    return {};
  },
});
