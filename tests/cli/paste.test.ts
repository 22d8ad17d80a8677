/** Copy as CLI: what a page did, pasted into the shell, does the same thing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelledOperations, modelledServices } from '../../src/aws/model/load.ts';
import { inputShape, type Shape } from '../../src/aws/model/shapes.ts';
import type { CliCall } from '../../src/cli/host.ts';
import { traitsOf } from '../../src/cli/tables.ts';
import { Shell } from '../../src/shell/shell.ts';
import { cliLine } from '../../src/worker/looks/code/cli-line.ts';

const region = 'eu-west-1';
const NOW = Date.UTC(2026, 2, 2, 6);
const TOKEN = '00000000-0000-4000-8000-000000000001';

/** A shell that notes its calls and answers nothing. */
async function noting() {
  const calls: CliCall[] = [];
  const shell = await Shell.open(
    {
      call: async (call) => {
        calls.push(call);
        return { outcome: { ok: true, result: {} }, at: NOW };
      },
      peek: async () => null,
      pass: async () => NOW,
      now: async () => NOW,
      show: () => undefined,
    },
    { region: 'us-east-1', columns: 80, kept: null },
  );
  return { calls, shell };
}

const text = fc
  .string({ unit: fc.constantFrom(...'aZ09 -_/:.,=\'"{}[]\\$`!#é*&;|<>()~\t'), maxLength: 12 })
  .map((some) => `x${some}`);

/** Values that a shape may have, as the pages send them. */
function valueOf(shape: Shape, depth: number): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'structure':
      // A form body has no way to say an empty structure.
      return structureOf(shape, depth).filter((one) => Object.keys(one).length > 0);
    case 'list':
      return depth > 6
        ? fc.constant([])
        : fc.array(valueOf(shape.element!, depth + 1), { minLength: atLeast(shape), maxLength: 3 });
    case 'map':
      return fc.dictionary(text, valueOf(shape.element!, depth + 1), {
        minKeys: 1,
        maxKeys: 2,
        noNullPrototype: true,
      });
    case 'integer':
    case 'long':
      return fc.integer({ min: Math.max(0, shape.min ?? 0), max: 1_000_000 });
    case 'float':
    case 'double':
      return fc.double({ min: shape.min ?? -1e6, max: 1e6, noNaN: true }).map((one) => one + 0);
    case 'boolean':
      return fc.boolean();
    case 'timestamp':
      return fc.integer({ min: 1_700_000_000, max: 1_800_000_000 }).map((one) => one * 1000);
    case 'blob':
      // Code must look like a zip file.
      return fc.uint8Array({ maxLength: 8 }).map((some) => Uint8Array.of(0x50, 0x4b, ...some));
    default:
      if (shape.values) return fc.constantFrom(...shape.values);
      return text.map((one) => one.padEnd(Math.min(shape.min ?? 0, 80), 'y'));
  }
}

const atLeast = (shape: Shape) => Math.max(1, Math.min(shape.min ?? 0, 3));

function structureOf(shape: Shape, depth: number): fc.Arbitrary<Record<string, unknown>> {
  const members = [...shape.members].filter(
    ([name, one]) => depth < 3 || isPlain(one) || shape.required.includes(name),
  );
  const wanted = members.filter(([name]) => depth < 2 || shape.required.includes(name));
  return fc.record(
    Object.fromEntries(wanted.map(([name, one]) => [name, valueOf(one, depth + 1)])),
    {
      requiredKeys: wanted.map(([name]) => name).filter((name) => shape.required.includes(name)),
      noNullPrototype: true,
    },
  );
}

function isPlain({ kind }: Shape): boolean {
  return !['structure', 'list', 'map'].includes(kind);
}

describe.each(modelledServices())('a line of %s', (service) => {
  const operations = modelledOperations(service).filter((name) => inputShape(service, name));
  it.each(operations)('for %s says the same call', async (operation) => {
    const { calls, shell } = await noting();
    const shape = inputShape(service, operation)!;
    const property = fc.asyncProperty(structureOf(shape, 0), async (given) => {
      const { t: tokens = [] } = traitsOf(service, operation);
      const params = { ...given, ...Object.fromEntries(tokens.map((name) => [name, TOKEN])) };
      const line = cliLine({ service, operation, params, region });
      calls.length = 0;
      const done = await shell.run(line);
      expect({ line, stderr: done.stderr }).toEqual({ line, stderr: '' });
      expect({ line, call: calls[0] }).toMatchObject({
        line,
        call: { service, operation, region, params },
      });
    });
    await fc.assert(property, { numRuns: 2, seed: 7 });
  });
});
