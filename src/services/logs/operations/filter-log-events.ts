import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { chunksOf, OVERHEAD_BYTES } from '../events/chunks.ts';
import { subjectOf, utf8Length } from '../events/message.ts';
import { eventId, parseEventId, type Position } from '../events/position.ts';
import { visitForward, type ReadEvent, type Source } from '../events/read.ts';
import { patternMatches } from '../patterns/pattern.ts';
import { expiryOf, streamNamed, type LogGroup, type LogsState } from '../state.ts';
import { compileOrRefuse } from './filter-pattern.ts';
import { groupResource, referencedGroup } from './naming.ts';

interface Input {
  readonly logGroupName?: string;
  readonly logGroupIdentifier?: string;
  readonly logStreamNames?: readonly string[];
  readonly logStreamNamePrefix?: string;
  readonly startTime?: number;
  readonly endTime?: number;
  readonly filterPattern?: string;
  readonly nextToken?: string;
  readonly limit?: number;
}

const MAX_PAGE_BYTES = 1_048_576;
const MAX_PAGE_EVENTS = 10_000;
/** A page looks at no more events than this, so that it may come back empty with a token. */
const MAX_SCANNED = 100_000;

/**
 * Searches a group in order of time, all streams interleaved. Done when there is no next token; an
 * empty page alone means nothing (API Reference, "FilterLogEvents").
 */
export const filterLogEvents = operation<LogsState, Input>({
  name: 'FilterLogEvents',
  readOnly: true,
  simplified: 'An event can be read at once; AWS takes seconds.',
  trail: { category: 'data', dataResourceType: 'AWS::Logs::LogGroup' },
  resource: groupResource,
  run: (ctx, input) => {
    const group = referencedGroup(ctx, input);
    const pattern = compileOrRefuse(input.filterPattern ?? '', 'Invalid filter pattern');
    const beyond = input.nextToken === undefined ? undefined : parseEventId(input.nextToken);
    if (input.nextToken !== undefined && !beyond) {
      throw awsError('InvalidParameterException', 'The specified nextToken is invalid.');
    }
    const from = Math.max(input.startTime ?? 0, expiryOf(group, ctx.now));
    const range = { from, to: input.endTime ?? Infinity, beyond };
    const limit = input.limit ?? MAX_PAGE_EVENTS;
    const events: object[] = [];
    let last: Position | undefined;
    let bytes = 0;
    let scanned = 0;
    let isCut = false;
    visitForward(sourcesOf(group, input), range, (event) => {
      if (events.length >= limit || scanned >= MAX_SCANNED) {
        isCut = true;
        return false;
      }
      const subject = subjectOf(event.message, ctx);
      if (patternMatches(pattern, subject)) {
        const message = subject.text();
        bytes += utf8Length(message) + OVERHEAD_BYTES;
        if (bytes > MAX_PAGE_BYTES && events.length > 0) {
          isCut = true;
          return false;
        }
        events.push(row(event, message));
      }
      scanned += 1;
      last = { timestamp: event.timestamp, sequence: event.sequence };
      return true;
    });
    const next = isCut ? last : undefined;
    return { events, searchedLogStreams: [], ...(next ? { nextToken: eventId(next) } : {}) };
  },
});

function row(event: ReadEvent<string>, message: string): object {
  return {
    logStreamName: event.tag,
    timestamp: event.timestamp,
    message,
    ingestionTime: event.ingestedAt,
    eventId: eventId(event),
  };
}

function sourcesOf(group: LogGroup, input: Input): Source<string>[] {
  const { logStreamNames, logStreamNamePrefix } = input;
  if (logStreamNames && logStreamNamePrefix !== undefined) {
    throw awsError(
      'InvalidParameterException',
      'LogStreamNames and LogStreamNamePrefix are mutually exclusive parameters.',
    );
  }
  const streams = logStreamNames
    ? logStreamNames.map((name) => streamNamed(group, name))
    : [...group.streams.values()].filter(({ name }) => name.startsWith(logStreamNamePrefix ?? ''));
  return [...new Set(streams)].map(({ name, log }) => ({ tag: name, chunks: chunksOf(log) }));
}
