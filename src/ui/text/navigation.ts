import type { IconName } from '../kit/icon/icons.ts';

export interface NavItem {
  readonly label: string;
  readonly path: string;
  readonly icon: IconName;
}
export interface NavGroup {
  readonly title: string | null;
  readonly dog: 'watch' | 'trail' | null;
  readonly note: string | null;
  readonly items: readonly NavItem[];
}

export const NAVIGATION: readonly NavGroup[] = [
  {
    title: null,
    dog: null,
    note: null,
    items: [
      { label: 'Home', path: '/', icon: 'home' },
      { label: 'Scenarios', path: '/scenarios', icon: 'flag' },
      { label: 'Account map', path: '/map', icon: 'map' },
      { label: 'Two lenses', path: '/lenses', icon: 'lens' },
    ],
  },
  {
    title: 'CloudWatch',
    dog: 'watch',
    note: 'How is it doing?',
    items: [
      { label: 'Alarms', path: '/alarms', icon: 'bell' },
      { label: 'Metrics', path: '/metrics', icon: 'metric' },
      { label: 'Log groups', path: '/logs', icon: 'list' },
    ],
  },
  {
    title: 'CloudTrail',
    dog: 'trail',
    note: 'Who did that?',
    items: [
      { label: 'Event history', path: '/events', icon: 'trail' },
      { label: 'Insights', path: '/insights', icon: 'eye' },
      { label: 'Trails', path: '/trails', icon: 'bucket' },
    ],
  },
  {
    title: 'Account',
    dog: null,
    note: null,
    items: [
      { label: 'Instances', path: '/ec2', icon: 'server' },
      { label: 'Security groups', path: '/security-groups', icon: 'shield' },
      { label: 'Users', path: '/iam/users', icon: 'person' },
      { label: 'Groups', path: '/iam/groups', icon: 'layers' },
      { label: 'Roles', path: '/iam/roles', icon: 'key' },
      { label: 'Policies', path: '/iam/policies', icon: 'lock' },
      { label: 'Topics', path: '/sns', icon: 'topic' },
      { label: 'Inbox', path: '/inbox', icon: 'mail' },
      { label: 'Shell', path: '/shell', icon: 'prompt' },
      { label: 'Code', path: '/code', icon: 'code' },
    ],
  },
  {
    title: 'Trailwatch',
    dog: null,
    note: null,
    items: [
      { label: 'Settings', path: '/settings', icon: 'gear' },
      { label: 'What is simulated', path: '/ledger', icon: 'check' },
    ],
  },
];

export const KEYS: readonly (readonly [string, string])[] = [
  ['Space', 'Let time run, or stop it'],
  ['.', 'One minute on'],
  ['n', 'On to the next event: an alarm, a delivery; in a story a quarter of an hour at most'],
  ['/', 'Search anything'],
  ['m', 'To the mission: brief, goals, hints'],
  ['p', 'Pin the selected point or record (two lenses, event history)'],
  ['Esc', 'Close the panel'],
  ['?', 'This list'],
];

export const REGIONS: readonly { value: string; label: string }[] = [
  { value: 'eu-west-1', label: 'eu-west-1 (Ireland)' },
  { value: 'us-east-1', label: 'us-east-1 (N. Virginia)' },
  { value: 'eu-central-1', label: 'eu-central-1 (Frankfurt)' },
  { value: 'us-west-2', label: 'us-west-2 (Oregon)' },
];

/** Where Larkfield works, and where the pages look unless told otherwise. */
export const HOME_REGION = 'eu-west-1';

export const isRegion = (text: string | null): text is string =>
  REGIONS.some(({ value }) => value === text);

export const SPEEDS: readonly number[] = [1, 10, 60, 300, 600, 1800, 3600, 10_000];

export const INDEPENDENCE =
  'An independent teaching tool. Not affiliated with, or endorsed by, Amazon Web Services.';
