/** What sign-in events about roles have in common. */

/** Where the console leads when nothing else was open. */
export const CONSOLE_HOME = 'https://console.aws.amazon.com/console/home';

/** userIdentity of a role's session as sign-in writes it: without a key, without its context. */
export function roleSession(of: { readonly principalId?: string; readonly arn?: string }): object {
  const { principalId, arn } = of;
  return { type: 'AssumedRole', principalId, arn, accountId: arn?.split(':')[4] };
}
