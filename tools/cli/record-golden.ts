/**
 * Runs every story of tests/cli/golden with a real AWS CLI, version 2, against the endpoint, and
 * writes down what it prints: `npx tsx tools/cli/record-golden.ts [story …]`. Needs Debian's
 * `awscli` (or AWS_CLI=<path>) and, for models of today, Python with botocore.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  LEARNER_KEYS,
  wordsOf,
  type GoldenStep,
  type GoldenStory,
} from '../../tests/cli/golden-file.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STORIES = join(ROOT, 'tests/cli/golden');
const CLI = process.env['AWS_CLI'] ?? '/usr/bin/aws';
/** Files are older than the account, so that nothing depends on the day of recording. */
const BEFORE = new Date('2026-03-01T00:00:00Z');
const PORT = 4600 + (process.pid % 1000);
const ENDPOINT = `http://127.0.0.1:${PORT}`;

const models = mkdtempSync(join(tmpdir(), 'models-'));
execFileSync('python3', [join(ROOT, 'tools/cli/newer_models.py'), models]);
const server = spawn(
  process.execPath,
  [join(ROOT, 'tools/endpoint/launch.mjs'), '--port', String(PORT), '--scenario', 'blank'],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
await new Promise<void>((ready) => {
  server.stdout.on('data', (text) => String(text).includes('listening') && ready());
});
try {
  const wanted = process.argv.slice(2);
  for (const name of readdirSync(STORIES).sort()) {
    if (wanted.length > 0 && !wanted.some((one) => name.startsWith(one))) continue;
    const path = join(STORIES, name);
    const story = JSON.parse(readFileSync(path, 'utf8')) as GoldenStory;
    writeFileSync(path, `${JSON.stringify(await recorded(story), null, 1)}\n`);
    console.log(`${name}: ${story.steps.length} steps`);
  }
} finally {
  server.kill();
  rmSync(models, { recursive: true });
}

async function recorded(story: GoldenStory): Promise<GoldenStory> {
  await control('reset', { scenario: 'blank', seed: 7 });
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  for (const [path, text] of Object.entries(story.files ?? {})) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
    utimesSync(join(home, path), BEFORE, BEFORE);
  }
  const steps: GoldenStep[] = [];
  for (const step of story.steps) {
    if (step.advance !== undefined) await control('clock', { advanceSeconds: step.advance });
    steps.push(step.aws === undefined ? { advance: step.advance } : run(step.aws, home, story));
  }
  rmSync(home, { recursive: true });
  return { ...story, steps };
}

function run(line: string, home: string, story: GoldenStory): GoldenStep {
  const before = filesIn(home);
  const done = spawnSync(CLI, ['--endpoint-url', ENDPOINT, ...wordsOf(line)], {
    cwd: home,
    encoding: 'utf8',
    env: {
      ...LEARNER_KEYS,
      HOME: home,
      PATH: process.env['PATH'],
      AWS_REGION: 'eu-west-1',
      AWS_PAGER: '',
      AWS_DATA_PATH: models,
      AWS_EC2_METADATA_DISABLED: 'true',
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      ...story.env,
    },
  });
  const wrote = Object.fromEntries(
    [...filesIn(home)].filter(([path, text]) => before.get(path) !== text),
  );
  const { stdout, stderr, status } = done;
  return {
    aws: line,
    stdout: stdout.replaceAll(home, '/home/cloudshell-user'),
    stderr: stderr.replaceAll(home, '/home/cloudshell-user'),
    exitCode: status ?? -1,
    ...(Object.keys(wrote).length > 0 ? { wrote } : {}),
  };
}

function filesIn(home: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (folder: string) => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) walk(path);
      else found.set(relative(home, path), readFileSync(path, 'utf8'));
    }
  };
  walk(home);
  return found;
}

async function control(what: string, body: object): Promise<void> {
  const answer = await fetch(`${ENDPOINT}/_sim/${what}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
}
