/** No line crashes the CLI: whatever is typed, it ends with words and an exit code. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { modelledOperations, modelledServices } from '../../src/aws/model/load.ts';
import { runAws } from '../../src/cli/aws.ts';
import type { CliHost } from '../../src/cli/host.ts';
import { cliName } from '../../src/cli/names.ts';
import { commandOf } from '../../src/cli/tables.ts';
import { runDate } from '../../src/shell/date.ts';

const NOW = Date.UTC(2026, 2, 2, 6);

/** A host whose account answers every call with the same odd things. */
function oddHost(result: Readonly<Record<string, unknown>>): CliHost {
  const files = new Map([['/home/x/a.json', new TextEncoder().encode('{"a": [1, {"b": null}]}')]]);
  return {
    call: async () => ({ ok: true, result }),
    now: () => NOW,
    pass: async () => undefined,
    env: { HOME: '/home/x', AWS_REGION: 'eu-west-1' },
    cwd: '/home/x',
    readFile: async (path) => files.get(path) ?? null,
    writeFile: async () => undefined,
    removeFile: async () => undefined,
    listFiles: async () => null,
    isFolder: async () => false,
    columns: 80,
    isTerminal: true,
    stdin: new Uint8Array(),
    show: () => undefined,
    isInterrupted: () => true,
    uuid: () => 'token',
  };
}

const commands = modelledServices().flatMap((service) =>
  modelledOperations(service).map((operation) => [commandOf(service), cliName(operation)]),
);
const OPTIONS = [
  ...[
    '--output',
    '--query',
    '--region',
    '--profile',
    '--max-items',
    '--starting-token',
    '--filters',
  ],
  ...[
    '--cli-input-json',
    '--generate-cli-skeleton',
    '--no-paginate',
    '--page-size',
    '--name',
    '--',
  ],
  ...[
    '--instance-ids',
    '--start-time',
    '--dimensions',
    '--metric-data',
    '--item',
    '--body',
    '--color',
  ],
];
const VALUES = [
  ...['json', 'text', 'table', 'yaml', 'yaml-stream', 'a=b,c=[d', '{', '[{"a":', 'file://a.json'],
  ...[
    'fileb://a.json',
    'file://none',
    '__proto__',
    'constructor=toString',
    'Name=__proto__,Values=x',
  ],
  ...['Reservations[].__proto__', 'length(@)', 'sort_by(@,&a)', '*.*', '-1', '', ' ', 'Key={S=a}'],
  ...['eyJib3RvX3RydW5jYXRlX2Ftb3VudCI6IDF9', '9'.repeat(400), '['.repeat(300), '{a='.repeat(200)],
  ...['[?a==`1`]', '2026-03-02T06:00:00Z', '\u0000', '\ud800', '😀'.repeat(5), 'wait', 'help'],
];
const word = fc.oneof(
  fc.constantFrom(...OPTIONS),
  fc.constantFrom(...VALUES),
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const line = fc
  .tuple(
    fc.constantFrom(...commands, ['s3', 'cp'], ['ec2', 'wait'], ['logs', 'tail'], []),
    fc.array(word, { maxLength: 8 }),
  )
  .map(([command, words]) => [...command, ...words]);
const RESULT = {
  Reservations: [{ Instances: [] }],
  MetricAlarms: [{ Threshold: 1e300 }],
  Users: null,
};

describe('the aws command', () => {
  it('ends every line with an exit code and never throws', async () => {
    const property = fc.asyncProperty(line, async (args) => {
      const done = await runAws(args, oddHost(RESULT));
      expect([0, 1, 130, 252, 253, 254, 255]).toContain(done.exitCode);
      if (done.exitCode >= 252) expect(done.stderr).toMatch(/^\n/);
    });
    await fc.assert(property, { numRuns: 500 });
  }, 120_000);

  it('finds something or complains, whatever the query', async () => {
    const query = fc.stringMatching(/^[a-z.[\]*&|@`'"(){},:?!=<> 0-9-]{1,24}$/);
    const property = fc.asyncProperty(
      query,
      fc.constantFrom(...VALUES.slice(0, 5)),
      async (...of) => {
        const [expression, output] = of;
        const args = ['ec2', 'describe-instances', '--query', expression, '--output', output];
        const done = await runAws(args, oddHost(RESULT));
        expect([0, 252, 255]).toContain(done.exitCode);
      },
    );
    await fc.assert(property, { numRuns: 500 });
  }, 120_000);
});

describe('date', () => {
  it('knows a time or says so', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[-+@0-9 a-z:/TZ.]{1,30}$/));
    fc.assert(
      fc.property(text, (said) => {
        expect([0, 1]).toContain(runDate(['-d', said, '+%FT%T'], NOW).exitCode);
      }),
    );
  });
});
