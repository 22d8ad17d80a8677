/** What _copy as CLI_ gives, pasted into the shell, makes the same call again. */
import { describe, expect, it } from 'vitest';
import type { CliCall } from '../../src/cli/host.ts';
import type { CallRequest } from '../../src/gateway/call.ts';
import { Shell } from '../../src/shell/shell.ts';
import { cliLine } from '../../src/worker/looks/code/cli-line.ts';
import { wiredAccount } from '../sdk/account.ts';
import { TOURS, walk } from '../sdk/tours/all.ts';

type Meant = Pick<CallRequest, 'service' | 'operation' | 'region' | 'params'>;

function meant({ service, operation, region, params }: Meant): Meant {
  return { service, operation, region, params };
}

/** The CLI asks EC2 for pages of a thousand where nobody says how long they are to be. */
function withoutPageSize({ params, ...call }: Meant, asked: Meant): Meant {
  const { MaxResults, ...rest } = params;
  const isOwn = MaxResults === 1_000 && !('MaxResults' in asked.params);
  return { ...call, params: isOwn ? rest : params };
}

describe.each(TOURS)('lines copied from calls of $service', ({ service, legs }) => {
  it('make the same calls', { timeout: 120_000 }, async () => {
    const walked = await wiredAccount();
    await walk({ service, legs }, walked);
    const { world } = walked;
    const made: CliCall[] = [];
    const shell = await Shell.open(
      {
        call: async (call) => {
          made.push(call);
          return { outcome: { ok: true, result: {} }, at: world.now };
        },
        peek: async () => null,
        pass: async () => world.now,
        now: async () => world.now,
        show: () => undefined,
      },
      { region: 'eu-west-1', columns: 80, kept: null },
    );
    for (const { request } of world.state.journal) {
      const { operation, params, region } = request;
      const line = cliLine({ service: request.service, operation, params, region });
      made.length = 0;
      const { stderr } = await shell.run(line);
      const again = made[0] && meant(made[0]);
      expect(again && withoutPageSize(again, request), `${line}\n${stderr}`).toEqual(
        meant(request),
      );
    }
  });
});
