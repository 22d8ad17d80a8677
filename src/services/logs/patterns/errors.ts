/**
 * A filter pattern that CloudWatch Logs refuses. `detail` is the part of AWS's sentence that names
 * the offending characters, when AWS names them at all.
 */
export class FilterPatternError extends Error {
  readonly detail: string | undefined;

  constructor(detail?: string) {
    super(detail ?? 'invalid filter pattern');
    this.detail = detail;
  }
}

/** What AWS says of an expression that has no stray character and still is none. */
export const NO_REGEX = 'Failed to compile regular expression.';

export function tooManyRegexes(): FilterPatternError {
  return tooMany('2 regular expressions per filter pattern');
}

export function tooMany(what: string): FilterPatternError {
  return new FilterPatternError(`Your input has exceeded the maximum of ${what}.`);
}

/** The wording seen on AWS for a term that should have been quoted. */
export function badCharacters(characters: string): FilterPatternError {
  return new FilterPatternError(`Invalid character(s) in term '${characters}'`);
}
