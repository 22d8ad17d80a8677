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
  ...(import.meta.env.DEV
    ? [free('/gallery', 'Gallery', () => import('./gallery/GalleryPage.svelte'))]
    : []),
];
void page;
