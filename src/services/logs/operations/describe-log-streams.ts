import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { byName, streamArn, type LogsState, type LogStream } from '../state.ts';
import { groupResource, pageOf, referencedGroup } from './naming.ts';

interface Input {
  readonly logGroupName?: string;
  readonly logGroupIdentifier?: string;
  readonly logStreamNamePrefix?: string;
  readonly orderBy?: 'LogStreamName' | 'LastEventTime';
  readonly descending?: boolean;
  readonly limit?: number;
  readonly nextToken?: string;
}

/** Lists the streams of a group (API Reference, "DescribeLogStreams"). */
export const describeLogStreams = operation<LogsState, Input>({
  name: 'DescribeLogStreams',
  readOnly: true,
  trail: { category: 'management' },
  resource: groupResource,
  run: (ctx, input) => {
    const group = referencedGroup(ctx, input);
    const { logStreamNamePrefix = '', orderBy } = input;
    if (orderBy === 'LastEventTime' && input.logStreamNamePrefix !== undefined) {
      throw awsError(
        'InvalidParameterException',
        'Cannot order by LastEventTime with a logStreamNamePrefix.',
      );
    }
    const streams = [...group.streams.values()].filter(({ name }) =>
      name.startsWith(logStreamNamePrefix),
    );
    streams.sort(orderBy === 'LastEventTime' ? byLastEvent : byName);
    if (input.descending) streams.reverse();
    const { limit, nextToken } = input;
    const page = pageOf(streams, { limit, nextToken }, ({ name }) => name);
    return {
      logStreams: page.items.map((stream) => row(streamArn(ctx, group.name, stream.name), stream)),
      ...(page.nextToken === undefined ? {} : { nextToken: page.nextToken }),
    };
  },
});

function byLastEvent(left: LogStream, right: LogStream): number {
  const atOf = ({ lastEventAt, createdAt }: LogStream): number => lastEventAt ?? createdAt;
  return atOf(left) - atOf(right) || byName(left, right);
}

/** Times of events appear with the first of them; stored bytes are 0 for every stream. */
function row(arn: string, stream: LogStream): object {
  const { firstEventAt, lastEventAt, lastIngestedAt } = stream;
  return {
    arn,
    creationTime: stream.createdAt,
    ...(firstEventAt === undefined ? {} : { firstEventTimestamp: firstEventAt }),
    ...(lastEventAt === undefined ? {} : { lastEventTimestamp: lastEventAt }),
    ...(lastIngestedAt === undefined ? {} : { lastIngestionTime: lastIngestedAt }),
    logStreamName: stream.name,
    storedBytes: 0,
    ...(lastIngestedAt === undefined ? {} : { uploadSequenceToken: sequenceToken(stream) }),
  };
}

/** The token nobody needs any more. */
export function sequenceToken(stream: LogStream): string {
  return `4959${String(stream.lastIngestedAt ?? stream.createdAt).padStart(52, '0')}`;
}
