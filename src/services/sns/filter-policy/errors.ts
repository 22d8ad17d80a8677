/** A filter policy that SNS refuses, in the words it uses behind "FilterPolicy: ". */
export class FilterPolicyError extends Error {
  /** True when SNS says the sentence alone, without the name of the attribute before it. */
  readonly isWhole: boolean;

  constructor(reason: string, options: { isWhole?: boolean } = {}) {
    super(reason);
    this.isWhole = options.isWhole ?? false;
  }
}
