export interface PageProps {
  params: Readonly<Record<string, string>>;
}
export interface Route {
  readonly pattern: string;
  readonly title: string;
  /** Needs an open account. */
  readonly world: boolean;
  readonly load: () => Promise<{ readonly default: unknown }>;
}

const page = (pattern: string, title: string, load: Route['load']): Route => ({
  pattern,
  title,
  world: true,
  load,
});
const free = (pattern: string, title: string, load: Route['load']): Route => ({
  ...page(pattern, title, load),
  world: false,
});

/** Every page is loaded when it is first opened. Earlier patterns win. */
export const ROUTES: readonly Route[] = [
  free('/', 'Home', () => import('./home/HomePage.svelte')),
  free('/scenarios', 'Scenarios', () => import('./scenarios/ScenariosPage.svelte')),
  free('/s/:scenario', 'Opening', () => import('./scenarios/OpenLinkPage.svelte')),
  page('/map', 'Account map', () => import('./map/MapPage.svelte')),
  page('/debrief', 'Debrief', () => import('./debrief/DebriefPage.svelte')),
  page('/lenses', 'Two lenses', () => import('./lenses/LensesPage.svelte')),
  page('/shell', 'Shell', () => import('./terminal/ShellPage.svelte')),
  page('/code', 'Code', () => import('./code/CodePage.svelte')),
  page('/inbox', 'Inbox', () => import('./inbox/InboxPage.svelte')),
  page('/ec2', 'Instances', () => import('./console/ec2/InstanceListPage.svelte')),
  page('/ec2/:id', 'Instance', () => import('./console/ec2/InstancePage.svelte')),
  page(
    '/security-groups',
    'Security groups',
    () => import('./console/ec2/SecurityGroupListPage.svelte'),
  ),
  page(
    '/security-groups/:id',
    'Security group',
    () => import('./console/ec2/SecurityGroupPage.svelte'),
  ),
  page('/events', 'Event history', () => import('./console/cloudtrail/EventHistoryPage.svelte')),
  page('/insights', 'Insights', () => import('./console/cloudtrail/InsightsPage.svelte')),
  page('/trails', 'Trails', () => import('./console/cloudtrail/TrailsPage.svelte')),
  page('/trails/:name', 'Trail', () => import('./console/cloudtrail/TrailPage.svelte')),
  page('/alarms', 'Alarms', () => import('./console/cloudwatch/alarms/AlarmListPage.svelte')),
  page(
    '/alarms/new',
    'Create alarm',
    () => import('./console/cloudwatch/create/CreateAlarmPage.svelte'),
  ),
  page('/alarms/:name', 'Alarm', () => import('./console/cloudwatch/alarms/AlarmPage.svelte')),
  page('/metrics', 'Metrics', () => import('./console/cloudwatch/metrics/MetricsPage.svelte')),
  page('/logs', 'Log groups', () => import('./console/logs/LogGroupListPage.svelte')),
  page('/logs/:name', 'Log group', () => import('./console/logs/LogGroupPage.svelte')),
  page('/iam/users', 'Users', () => import('./console/iam/UserListPage.svelte')),
  page('/iam/users/:name', 'User', () => import('./console/iam/UserPage.svelte')),
  page('/iam/groups', 'User groups', () => import('./console/iam/GroupListPage.svelte')),
  page('/iam/roles', 'Roles', () => import('./console/iam/RoleListPage.svelte')),
  page('/iam/roles/:name', 'Role', () => import('./console/iam/RolePage.svelte')),
  page('/iam/policies', 'Policies', () => import('./console/iam/PolicyListPage.svelte')),
  page('/iam/policies/:arn', 'Policy', () => import('./console/iam/PolicyPage.svelte')),
  page('/sns', 'Topics', () => import('./console/sns/TopicListPage.svelte')),
  page('/sns/:arn', 'Topic', () => import('./console/sns/TopicPage.svelte')),
  free('/settings', 'Settings', () => import('./settings/SettingsPage.svelte')),
  free('/ledger', 'What is simulated', () => import('./ledger/LedgerPage.svelte')),
  ...(import.meta.env.DEV
    ? [free('/gallery', 'Gallery', () => import('./gallery/GalleryPage.svelte'))]
    : []),
];
