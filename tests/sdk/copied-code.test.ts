/** What _copy as SDK code_ gives, run on the code page, makes the same call again. */
import { describe, expect, it } from 'vitest';
import type { CodePorts } from '../../src/code/ports.ts';
import { readProgram } from '../../src/code/program.ts';
import { runProgram } from '../../src/code/run.ts';
import type { CallRequest } from '../../src/gateway/call.ts';
import { sdkCode } from '../../src/worker/looks/code/sdk-code.ts';
import { wiredAccount } from './account.ts';
import { TOURS, walk } from './tours/all.ts';

/** What makes two calls the same; the SDK draws tokens where none is given. */
function meant({ service, operation, region, params }: CallRequest): unknown {
  return { service, operation, region, params };
}

describe.each(TOURS)('code copied from calls of $service', ({ service, legs }) => {
  it('makes the same calls', { timeout: 60_000 }, async () => {
    const walked = await wiredAccount();
    await walk({ service, legs }, walked);
    const calls = walked.world.state.journal.map(({ request }) => request);
    const { world, handle, config } = await wiredAccount();
    const ports: CodePorts = {
      send: async (request) => ({ response: await handle(request), at: world.now }),
      keys: async () => config.credentials,
      pass: async () => world.now,
      now: async () => world.now,
      show: () => undefined,
    };
    for (const call of calls) {
      const before = world.state.journal.length;
      const { operation, params, region } = call;
      const code = sdkCode({ service: call.service, operation, params, region });
      await runProgram(readProgram(code), ports, { region, onRejection: () => () => undefined });
      const again = world.state.journal[before]?.request;
      expect(again && meant(again), code).toEqual(meant(call));
    }
    expect(calls.length).toBeGreaterThan(5);
  });
});
