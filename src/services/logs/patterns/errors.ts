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

/** The wording seen on AWS for a term that should have been quoted. */
export function badCharacters(characters: string): FilterPatternError {
  return new FilterPatternError(`Invalid character(s) in term '${characters}'`);
}
