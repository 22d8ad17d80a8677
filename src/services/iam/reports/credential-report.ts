/** The credential report. IAM User Guide, "Getting credential reports for your AWS account". */
import { formatSeconds } from '../../../aws/instant.ts';
import type { Instant } from '../../../kernel/clock.ts';
import type { IamState, User } from '../state.ts';

const COLUMNS = [
  ...['user', 'arn', 'user_creation_time', 'password_enabled', 'password_last_used'],
  ...['password_last_changed', 'password_next_rotation', 'mfa_active'],
  ...['access_key_1_active', 'access_key_1_last_rotated', 'access_key_1_last_used_date'],
  ...['access_key_1_last_used_region', 'access_key_1_last_used_service'],
  ...['access_key_2_active', 'access_key_2_last_rotated', 'access_key_2_last_used_date'],
  ...['access_key_2_last_used_region', 'access_key_2_last_used_service'],
  ...['cert_1_active', 'cert_1_last_rotated', 'cert_2_active', 'cert_2_last_rotated'],
];

const NONE = 'N/A';
const CERTIFICATES = ['false', NONE, 'false', NONE];

/** The report as CSV text: root first, then users. */
export function credentialReport(state: IamState, account: string): string {
  const rows = [rootRow(state, account), ...[...state.users.values()].map((u) => row(state, u))];
  return [COLUMNS, ...rows].map((cells) => cells.join(',')).join('\n');
}

function row(state: IamState, user: User): string[] {
  const { login } = user;
  return [
    user.name,
    user.arn,
    time(user.createdAt),
    String(login !== undefined),
    login ? time(user.passwordLastUsed, 'no_information') : NONE,
    login ? time(login.changedAt) : NONE,
    login ? nextRotation(state, login.changedAt) : NONE,
    String(user.mfa.length > 0),
    ...keyCells(state, user.keys[0]),
    ...keyCells(state, user.keys[1]),
    ...CERTIFICATES,
  ];
}

function rootRow(state: IamState, account: string): string[] {
  const { root } = state;
  return [
    '<root_account>',
    `arn:aws:iam::${account}:root`,
    time(rootCreatedAt(state)),
    'not_supported',
    time(root.passwordLastUsed, 'no_information'),
    'not_supported',
    'not_supported',
    String(root.mfa.length > 0),
    ...keyCells(state, root.keys[0]),
    ...keyCells(state, root.keys[1]),
    ...CERTIFICATES,
  ];
}

/** The account is as old as its oldest user. */
export function rootCreatedAt(state: IamState): Instant {
  let oldest = Number.MAX_SAFE_INTEGER;
  for (const user of state.users.values()) oldest = Math.min(oldest, user.createdAt);
  return oldest === Number.MAX_SAFE_INTEGER ? 0 : oldest;
}

function keyCells(state: IamState, id: string | undefined): string[] {
  const key = id === undefined ? undefined : state.keys.get(id);
  if (!key) return ['false', NONE, NONE, NONE, NONE];
  const use = state.keyUses.get(key.id);
  return [
    String(key.isActive),
    time(key.createdAt),
    time(use?.at),
    use?.region ?? NONE,
    use?.service ?? NONE,
  ];
}

function nextRotation(state: IamState, changedAt: Instant): string {
  const days = state.passwordPolicy?.MaxPasswordAge;
  return days === undefined ? NONE : time(changedAt + days * 86_400_000);
}

function time(at: Instant | undefined, otherwise = NONE): string {
  return at === undefined ? otherwise : formatSeconds(at).replace('Z', '+00:00');
}
