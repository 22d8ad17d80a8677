import { awsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { DAY_MS, type Instant } from '../../../kernel/clock.ts';
import { lookupInsights } from '../lookup/insights.ts';
import { eventAnswer } from '../lookup/event.ts';
import { lookupPage, type LookupAttribute } from '../lookup/page.ts';
import { pageToken, readToken } from '../lookup/token.ts';
import { HISTORY_DAYS, type CloudTrailState } from '../state.ts';
import { LOOKUP_RATE } from './rates.ts';

interface Input {
  readonly LookupAttributes?: readonly {
    readonly AttributeKey: LookupAttribute;
    readonly AttributeValue: string;
  }[];
  readonly StartTime?: Instant;
  readonly EndTime?: Instant;
  readonly EventCategory?: 'insight';
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

const INSIGHT_KEYS = ['EventId', 'EventName', 'EventSource'];
const PAGE = 50;

/**
 * Ninety days of management events of this Region, newest first, one attribute at a time.
 * API reference: "LookupEvents".
 */
export const lookupEvents = operation<CloudTrailState, Input>({
  name: 'LookupEvents',
  readOnly: true,
  simplified:
    'Refusals of attributes and time ranges are worded by us; their codes are those of AWS.',
  trail: { category: 'management' },
  limits: LOOKUP_RATE,
  run: (ctx, input) => {
    const attribute = attributeOf(input);
    const earliest = ctx.now - HISTORY_DAYS * DAY_MS;
    const from = Math.max(input.StartTime ?? earliest, earliest);
    const to = input.EndTime ?? ctx.now;
    if (input.StartTime !== undefined && input.StartTime > to) {
      throw awsError(
        'InvalidTimeRangeException',
        'The time range is not valid. The start time occurs after the end time.',
      );
    }
    const query = queryText(input);
    const below = input.NextToken === undefined ? undefined : readToken(input.NextToken, query);
    if (below === null) {
      throw awsError(
        'InvalidNextTokenException',
        'Invalid token, or token that was previously used in a request with different parameters.',
      );
    }
    const size = input.MaxResults ?? PAGE;
    const request = { attribute, from, to, now: ctx.now, size, below };
    if (input.EventCategory === 'insight') {
      const page = lookupInsights(ctx.state.insights, request);
      return { Events: page.events, ...nextToken(page.next, query) };
    }
    const page = lookupPage(ctx.state.management, request);
    const Events = page.seqs.map((seq) => eventAnswer(ctx, ctx.state.management, seq));
    return { Events, ...nextToken(page.next, query) };
  },
});

function attributeOf(input: Input): { key: LookupAttribute; value: string } | undefined {
  const attributes = input.LookupAttributes ?? [];
  if (attributes.length > 1) {
    throw invalidAttributes('Currently, only one lookup attribute can be specified.');
  }
  const [first] = attributes;
  if (!first) return undefined;
  const { AttributeKey: key, AttributeValue: value } = first;
  if (key === 'ReadOnly' && value !== 'true' && value !== 'false') {
    throw invalidAttributes('The value of lookup attribute ReadOnly must be true or false.');
  }
  if (input.EventCategory === 'insight' && !INSIGHT_KEYS.includes(key)) {
    throw invalidAttributes(`Lookup attribute ${key} is not supported for Insights events.`);
  }
  return { key, value };
}

function invalidAttributes(message: string) {
  return awsError('InvalidLookupAttributesException', message);
}

/** What a page token is sealed to: everything but the token itself. */
function queryText({ NextToken: _, ...query }: Input): string {
  return JSON.stringify(query);
}

function nextToken(next: number | null, query: string): { NextToken?: string } {
  return next === null ? {} : { NextToken: pageToken(next, query) };
}
