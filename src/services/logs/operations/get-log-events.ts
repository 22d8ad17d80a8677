import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { chunksOf, OVERHEAD_BYTES } from '../events/chunks.ts';
import { utf8Length } from '../events/message.ts';
import { parseStreamToken, streamToken, type Position } from '../events/position.ts';
import { visitBackward, visitForward, type ReadEvent } from '../events/read.ts';
import { expiryOf, streamNamed, type LogsState } from '../state.ts';
import { referencedGroup, streamResource } from './naming.ts';

interface Input {
  readonly logGroupName?: string;
  readonly logGroupIdentifier?: string;
  readonly logStreamName: string;
  readonly startTime?: number;
  readonly endTime?: number;
  readonly limit?: number;
  readonly nextToken?: string;
  readonly startFromHead?: boolean;
}

const MAX_PAGE_BYTES = 1_048_576;
const MAX_PAGE_EVENTS = 10_000;

interface RenderedEvent {
  readonly position: Position;
  readonly row: { timestamp: number; message: string; ingestionTime: number };
}

/**
 * Reads one stream a page at a time, from its newest page unless told otherwise; inside a page
 * events ascend. The end is reached when a token comes back unchanged (API Reference,
 * "GetLogEvents").
 */
export const getLogEvents = operation<LogsState, Input>({
  name: 'GetLogEvents',
  readOnly: true,
  simplified: 'An event can be read at once; AWS takes seconds.',
  trail: { category: 'data', dataResourceType: 'AWS::Logs::LogGroup' },
  resource: streamResource,
  run: (ctx, input) => {
    const group = referencedGroup(ctx, input);
    const stream = streamNamed(group, input.logStreamName);
    const token = input.nextToken === undefined ? undefined : parseStreamToken(input.nextToken);
    if (input.nextToken !== undefined && !token) {
      throw awsError('InvalidParameterException', 'The specified nextToken is invalid.');
    }
    const isForward = token ? token.direction === 'forward' : (input.startFromHead ?? false);
    const from = Math.max(input.startTime ?? 0, expiryOf(group, ctx.now));
    const range = { from, to: (input.endTime ?? Infinity) - 1, beyond: token?.position };
    const page: RenderedEvent[] = [];
    const limit = input.limit ?? MAX_PAGE_EVENTS;
    let bytes = 0;
    const take = (event: ReadEvent<null>): boolean => {
      const message = ctx.render(event.message);
      bytes += utf8Length(message) + OVERHEAD_BYTES;
      if (page.length > 0 && bytes > MAX_PAGE_BYTES) return false;
      const { timestamp, sequence, ingestedAt: ingestionTime } = event;
      page.push({
        position: { timestamp, sequence },
        row: { timestamp, message, ingestionTime },
      });
      return page.length < limit;
    };
    const sources = [{ tag: null, chunks: chunksOf(stream.log) }];
    if (isForward) visitForward(sources, range, take);
    else {
      visitBackward(sources, range, take);
      page.reverse();
    }
    const rest = token?.position ?? { timestamp: from, sequence: 0 };
    const first = page[0]?.position ?? rest;
    const last = page[page.length - 1]?.position ?? rest;
    return {
      events: page.map(({ row }) => row),
      nextForwardToken: streamToken({ direction: 'forward', position: last }),
      nextBackwardToken: streamToken({ direction: 'backward', position: first }),
    };
  },
});
