/** Whole commands against what the real CLI printed: byte for byte. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runAws } from '../../src/cli/aws.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import { openWorld } from '../../src/world/world.ts';
import { specOf } from '../../tools/endpoint/worlds.ts';
import { hostOf, type TestHost } from './cli-host.ts';
import { LEARNER_KEYS, wordsOf, type GoldenStory } from './golden-file.ts';

const FOLDER = fileURLToPath(new URL('golden/', import.meta.url));
const HOME = '/home/cloudshell-user';

const stories = readdirSync(FOLDER).map((name) => ({
  name,
  story: JSON.parse(readFileSync(FOLDER + name, 'utf8')) as GoldenStory,
}));

/** A blank account at the endpoint's own beginning, and a folder with the story's files. */
async function opened(story: GoldenStory) {
  const spec = await specOf({ scenario: 'blank', seed: 7 }, false);
  const world = openWorld(spec, 7, FITTINGS);
  world.advance(spec.start);
  const session = { kind: 'key' as const, accessKeyId: LEARNER_KEYS.AWS_ACCESS_KEY_ID };
  const env = { HOME, ...LEARNER_KEYS, ...story.env };
  const host = hostOf(world, { session, env });
  const files = Object.entries(story.files ?? {});
  for (const [path, text] of files) host.files.set(`${HOME}/${path}`, utf8(text));
  return { world, host };
}

describe.each(stories)('$story.title ($name)', ({ story }) => {
  it('is printed as the CLI prints it', async () => {
    const { world, host } = await opened(story);
    for (const step of story.steps) {
      if (step.advance !== undefined) world.advance(world.now + step.advance * 1000);
      if (step.aws === undefined) continue;
      const before = new Map(host.files);
      const { stdout, stderr, exitCode } = await runAws(wordsOf(step.aws), host);
      const { wrote } = step;
      expect({ aws: step.aws, stdout, stderr, exitCode, ...written(host, before) }).toEqual({
        ...{ aws: step.aws, stdout: step.stdout, stderr: step.stderr, exitCode: step.exitCode },
        ...(wrote ? { wrote } : {}),
      });
    }
  });
});

it('there are enough of them', () => {
  const lines = stories.flatMap(({ story }) => story.steps.filter(({ aws }) => aws !== undefined));
  expect(lines.length).toBeGreaterThanOrEqual(80);
});

function written(host: TestHost, before: ReadonlyMap<string, Uint8Array>) {
  const changed = [...host.files].filter(([path, bytes]) => before.get(path) !== bytes);
  if (changed.length === 0) return {};
  const told = changed.map(([path, bytes]) => [path.slice(HOME.length + 1), decoded(bytes)]);
  return { wrote: Object.fromEntries(told) as Record<string, string> };
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
function decoded(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
