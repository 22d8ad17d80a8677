/** What has to be fetched: by the first page (G14), and to be whole without a network (G17). */
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Figure } from '../figure.ts';
import { newVisitor, type Stage } from './stage.ts';

/** Where Vite, which builds the project it is started in, puts it. */
const DIST = resolve('dist');
/** Minifiers write texts in any of them. */
const QUOTES = ['"', "'", '`'];
const LIGHTHOUSE = 'lighthouse@12.8.2';

/** G17: every file that the service worker keeps, gzipped one by one, in decimal megabytes. */
export function offlineWeight(): Figure[] {
  const manifest = readFileSync(join(DIST, 'service-worker.js'), 'utf8');
  const kept = readdirSync(DIST, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(DIST, join(entry.parentPath, entry.name)))
    .filter(
      (path) =>
        path === 'service-worker.js' ||
        QUOTES.some((quote) => manifest.includes(quote + path + quote)),
    );
  if (!kept.includes('index.html')) throw new Error('the service worker keeps no page');
  const value = kept.reduce((sum, path) => sum + weightOf(path), 0) / 1e6;
  return [{ name: 'G17 everything offline, gzip', unit: 'MB', value, floor: 4, goal: 1.5 }];
}

function weightOf(path: string): number {
  return gzipSync(readFileSync(join(DIST, path)), { level: 9 }).length;
}

/** G14: the scripts that the page itself runs before it answers; the worker's beside them. */
export async function firstRoute(stage: Stage): Promise<Figure[]> {
  const context = await newVisitor(stage);
  await context.route(/service-worker/, (route) => route.abort());
  const page = await context.newPage();
  const scripts = new Set<string>();
  let entry = '';
  page.on('worker', (worker) => (entry = fileOf(worker.url())));
  page.on('response', (response) => {
    if (/javascript/.test(response.headers()['content-type'] ?? '')) {
      scripts.add(fileOf(response.url()));
    }
  });
  await page.goto('./');
  await page.getByRole('button', { name: /Stop/ }).first().waitFor();
  const seen = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  await context.close();
  const sum = (paths: Iterable<string>) =>
    [...paths].reduce((bytes, path) => bytes + weightOf(path), 0) / 1e3;
  // A worker's imports are not among what the page itself has loaded.
  const pages = new Set(seen.map(fileOf));
  const own = [...scripts].filter((path) => pages.has(path) && path !== entry);
  const workers = [...scripts].filter((path) => !own.includes(path));
  if (own.length === 0) throw new Error('the first page loaded no script');
  return [
    { name: 'G14 first route: JS, gzip', unit: 'kB', value: sum(own), floor: 120, goal: 70 },
    { name: 'G14 first route: its worker, gzip', unit: 'kB', value: sum(workers) },
  ];
}

const fileOf = (url: string): string => new URL(url).pathname.slice(1);

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<Record<string, { readonly numericValue?: number }>>;
}

/** Lighthouse's own advice: one judgement of three is not an accident. */
const JUDGEMENTS = 3;

/** G14: the middle of what Lighthouse says of a mobile visit. */
export async function lighthouse(stage: Stage): Promise<Figure[]> {
  const told: Report[] = [];
  for (let run = 0; run < JUDGEMENTS; run += 1) {
    const report = await judged(stage);
    if (!report) return [];
    told.push(report);
  }
  const middle = (read: (report: Report) => number): number =>
    told.map(read).sort((a, b) => a - b)[Math.floor(JUDGEMENTS / 2)]!;
  const lcp = middle(({ audits }) => audits['largest-contentful-paint']?.numericValue ?? Infinity);
  return [
    { name: 'G14 Lighthouse mobile: LCP', unit: 's', value: lcp / 1e3, floor: 2, goal: 1.4 },
    ...Object.keys(told[0]!.categories).map((category): Figure => ({
      name: `G14 Lighthouse mobile: ${category}`,
      unit: 'points',
      value: middle(({ categories }) => Math.round((categories[category]?.score ?? 0) * 100)),
      floor: 95,
      goal: 100,
    })),
  ];
}

/** Fetched by npx: far too large to live with. Undefined where it cannot be run. */
async function judged({ url, executablePath }: Stage): Promise<Report | undefined> {
  const flags = '--headless=new --no-sandbox --disable-background-networking --disable-sync';
  const args = ['--yes', LIGHTHOUSE, url, '--output=json', '--quiet', `--chrome-flags=${flags}`];
  const told = await promisify(execFile)('npx', args, {
    env: { ...process.env, CHROME_PATH: executablePath },
    maxBuffer: 64 * 2 ** 20,
  }).catch((error: Error) => {
    console.warn(`G14: Lighthouse cannot be run here (${error.message.split('\n')[0]})`);
  });
  return told ? (JSON.parse(told.stdout) as Report) : undefined;
}
