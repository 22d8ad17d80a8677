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
  page('/alarms', 'Alarms', () => import('./console/cloudwatch/alarms/AlarmListPage.svelte')),
  page(
    '/alarms/new',
    'Create alarm',
    () => import('./console/cloudwatch/create/CreateAlarmPage.svelte'),
  ),
  page('/alarms/:name', 'Alarm', () => import('./console/cloudwatch/alarms/AlarmPage.svelte')),
  page('/metrics', 'Metrics', () => import('./console/cloudwatch/metrics/MetricsPage.svelte')),
  ...(import.meta.env.DEV
    ? [free('/gallery', 'Gallery', () => import('./gallery/GalleryPage.svelte'))]
    : []),
];
