/** `help` behind every word that takes it. */
import { describe, expect, it } from 'vitest';
import { modelledServices } from '../../src/aws/model/load.ts';
import { runAws } from '../../src/cli/aws.ts';
import { here } from '../../src/cli/commands/service.ts';
import { commandOf, isModelled, operationsOf, waitersOf } from '../../src/cli/tables.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import { openWorld } from '../../src/world/world.ts';
import { specOf } from '../../tools/endpoint/worlds.ts';
import { hostOf } from './cli-host.ts';
import { LEARNER_KEYS } from './golden-file.ts';

async function helpOf(words: readonly string[]) {
  const world = openWorld(await specOf({ scenario: 'blank', seed: 7 }, false), 7, FITTINGS);
  const session = { kind: 'key' as const, accessKeyId: LEARNER_KEYS.AWS_ACCESS_KEY_ID };
  const { stdout, stderr, exitCode } = await runAws([...words, 'help'], hostOf(world, { session }));
  return { name: / {7}(\S+) -\n/.exec(stdout)?.[1], stdout, stderr, exitCode };
}

describe.each(modelledServices())('help of %s', (service) => {
  const command = commandOf(service);
  const modelled = [...operationsOf(service)].filter(([, one]) => isModelled(service, one));

  it('is there for the service, its operations and its waiters', { timeout: 60_000 }, async () => {
    expect(await helpOf([command])).toMatchObject({ name: command, exitCode: 0 });
    const waiters = [...waitersOf(service).keys()];
    for (const words of [...modelled.map(([name]) => [name]), ...waiters.map((w) => ['wait', w])]) {
      if (!here(service).includes(words[0]!)) continue;
      const told = await helpOf([command, ...words]);
      expect(told).toMatchObject({ name: words.at(-1), stderr: '', exitCode: 0 });
    }
  });
});

it('says what AWS says of an option', async () => {
  const { stdout } = await helpOf(['logs', 'put-retention-policy']);
  expect(stdout).toContain(
    'The number of days to retain the log events in the specified log group.',
  );
});
