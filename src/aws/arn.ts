/** Amazon Resource Names. AWS page: "Amazon Resource Names (ARNs)". */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  /** Everything after the fifth colon, slashes and colons included. */
  readonly resource: string;
}

/** `arn:aws:<service>:<region>:<account>:<resource>`; region and account may be left out. */
export function arnOf(
  service: string,
  resource: string,
  where: { readonly region?: string; readonly account?: string } = {},
): string {
  return `arn:aws:${service}:${where.region ?? ''}:${where.account ?? ''}:${resource}`;
}

/** The parts of an ARN, or null when the text is none. */
export function parseArn(text: string): Arn | null {
  const parts = text.split(':');
  if (parts.length < 6 || parts[0] !== 'arn') return null;
  const [, partition, service, region, account] = parts as [string, string, string, string, string];
  return { partition, service, region, account, resource: parts.slice(5).join(':') };
}
