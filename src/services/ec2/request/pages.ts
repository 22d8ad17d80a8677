/** MaxResults and NextToken. The token holds the position, as text no one should read. */
import { clash, invalidValue } from './errors.ts';

export interface PageRequest {
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

export interface PageRules {
  readonly min: number;
  readonly max: number;
  /** How the operation words the sizes it takes, where it has words of its own. */
  readonly bounds?: string;
  /** Parameter that excludes paging when given, as in "instance IDs". */
  readonly ids?: { readonly name: string; readonly given: boolean };
}

export interface Page<T> {
  readonly items: T[];
  readonly NextToken?: string;
}

/** Cuts a page out of `things`; throws EC2's errors for a bad size or token. */
export function pageOf<T>(things: readonly T[], request: PageRequest, rules: PageRules): Page<T> {
  const { MaxResults, NextToken } = request;
  if (rules.ids?.given && MaxResults !== undefined) {
    throw clash(`The parameter ${rules.ids.name} cannot be used with the parameter maxResults`);
  }
  if (MaxResults !== undefined && (MaxResults < rules.min || MaxResults > rules.max)) {
    const {
      min,
      max,
      bounds = `greater than or equal to ${min} and less than or equal to ${max}`,
    } = rules;
    throw invalidValue(
      `Value ( ${MaxResults} ) for parameter maxResults is invalid. Expecting a value ${bounds}.`,
    );
  }
  const start = NextToken === undefined ? 0 : readToken(NextToken);
  const end = start + (MaxResults ?? rules.max);
  const items = things.slice(start, end);
  return end < things.length ? { items, NextToken: writeToken(end) } : { items };
}

const MARK = 'eyJwYWdl';

function writeToken(position: number): string {
  return MARK + position.toString(36).padStart(8, '0');
}

function readToken(token: string): number {
  const position = token.startsWith(MARK) ? parseInt(token.slice(MARK.length), 36) : NaN;
  if (!(position > 0)) {
    throw invalidValue(
      `Value ( ${token} ) for parameter NextToken is invalid. The token is invalid.`,
    );
  }
  return position;
}
