import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { OBSERVER } from '../../src/gateway/door.ts';
import type { TrailEntry } from '../../src/gateway/ports.ts';
import type { AnyOperation, AnyService } from '../../src/gateway/service.ts';
import { SANDBOX_START, sandboxSpec } from '../../src/lessons/spec.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import { openWorld } from '../../src/world/world.ts';
import { readWorld } from '../../tools/scenario-files.ts';

const SRC = join(import.meta.dirname, '../../src');

/** Every TypeScript file below src that is no test, with its text. */
function sources(): { path: string; text: string }[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => ({ path, text: readFileSync(join(SRC, path), 'utf8') }));
}

/** What the laws and the trail were asked while a world lived. */
interface Witness {
  /** Serials of calls whose law ran, with what the trail should keep of them. */
  readonly ran: Map<number, string>;
  readonly recorded: Set<number>;
  readonly faults: string[];
}

function watched(witness: Witness): AnyService[] {
  return FITTINGS.services.map((service) => ({
    ...service,
    operations: service.operations.map((operation) => witnessed(operation, witness)),
    provides: service.provides && {
      ...service.provides,
      ...(service.provides.record && {
        record: (ctx: never, entry: TrailEntry) => {
          witness.recorded.add(entry.call.serial);
          service.provides!.record!(ctx, entry);
        },
      }),
    },
  })) as AnyService[];
}

function witnessed(operation: AnyOperation, witness: Witness): AnyOperation {
  return {
    ...operation,
    run: (ctx, input) => {
      const { request, caller } = ctx as { request: { serial: number }; caller: unknown };
      const isLook = caller === OBSERVER;
      if (!Object.isFrozen(request) && !isLook) witness.faults.push(operation.name);
      if (!isLook) witness.ran.set(request.serial, `${operation.name} ${operation.trail.category}`);
      return operation.run(ctx, input);
    },
  };
}

describe('the one door', () => {
  it('is the only place where the law of an operation is called', () => {
    const callers = sources()
      .filter(({ text }) => /\boperation\.run\(/.test(text))
      .map(({ path }) => path);
    expect(callers).toEqual(['gateway/gateway.ts']);
  });

  it('is the only way to an operation: nobody imports one but its own service', () => {
    const strangers = sources().flatMap(({ path, text }) => {
      const own = /^services\/([^/]+)\//.exec(path)?.[1];
      const imports = [...text.matchAll(/from '([^']*services\/[^']*|[^']*)operations\//g)];
      const foreign = imports.filter(([line]) => !own || line!.includes('services/'));
      return foreign.length > 0 ? [path] : [];
    });
    expect(strangers).toEqual([]);
  });

  it('is passed by everything that happens in a living account, and the trail hears of it', () => {
    const witness: Witness = { ran: new Map(), recorded: new Set(), faults: [] };
    const spec = { ...sandboxSpec(readWorld('larkfield'), SANDBOX_START), historyDays: 0.2 };
    const world = openWorld(spec, 7, { ...FITTINGS, services: watched(witness) });
    world.advance(spec.start + 6 * 3_600_000);
    expect(witness.ran.size).toBeGreaterThan(200);
    expect(witness.faults).toEqual([]);
    const unheard = [...witness.ran].filter(
      ([serial, what]) => what.endsWith('management') && !witness.recorded.has(serial),
    );
    expect(unheard).toEqual([]);
  });
});
