/** Parts of the CLI against what the real CLI's parts made of the same inputs. */
import { describe, expect, it } from 'vitest';
import { closeMatches } from '../../src/cli/arguments/close-matches.ts';
import { parseShorthand, ShorthandError } from '../../src/cli/arguments/shorthand.ts';
import { isoformat, parseTime } from '../../src/cli/calls/timestamps.ts';
import { JmespathError } from '../../src/cli/jmespath/lexer.ts';
import { compile } from '../../src/cli/jmespath/search.ts';
import { cliName } from '../../src/cli/names.ts';
import { tableOutput, TableError } from '../../src/cli/output/table.ts';
import { textOutput } from '../../src/cli/output/text.ts';
import { yamlOutput } from '../../src/cli/output/yaml.ts';
import { dumps, JsonError, loads } from '../../src/cli/python/json.ts';
import { repr } from '../../src/cli/python/values.ts';
import { loadYaml, YamlError } from '../../src/cli/python/yaml.ts';
import vectors from './vectors.json' with { type: 'json' };

interface Vector {
  readonly in: string;
  readonly out?: unknown;
  readonly error?: string;
}

/** The result, or the words of the complaint. */
function tried(work: () => unknown): Omit<Vector, 'in'> {
  try {
    return { out: work() };
  } catch (error) {
    const known = [ShorthandError, JmespathError, TableError, JsonError];
    if (known.some((kind) => error instanceof kind)) return { error: (error as Error).message };
    throw error;
  }
}

const wanted = ({ out, error }: Vector) => (error === undefined ? { out } : { error });

describe('the shorthand syntax', () => {
  it.each(vectors.shorthand as Vector[])('reads $in as the CLI does', (vector) => {
    const found = tried(() => JSON.parse(dumps(parseShorthand(vector.in))) as unknown);
    expect(found).toEqual(wanted(vector));
  });
});

describe('a --query', () => {
  const data = loads(vectors.queryData);
  it.each(vectors.queries as Vector[])('of $in finds what the CLI finds', (vector) => {
    const found = tried(() => dumps(compile(vector.in).search(data), { ascii: false }));
    expect(found).toEqual(wanted(vector));
  });
});

describe('an output', () => {
  it.each(vectors.tables as Vector[])('as a table of $in is drawn alike', (vector) => {
    const options = { columns: 80, isColoured: false };
    expect(tried(() => tableOutput('Title', loads(vector.in), options))).toEqual(wanted(vector));
  });

  it.each(vectors.yamls as Vector[])('as YAML of $in is written alike', (vector) => {
    expect(yamlOutput(loads(vector.in))).toBe(vector.out);
  });

  it.each(vectors.yamlInputs as Vector[])('is read from the YAML $in alike', async (vector) => {
    const found = await loadYaml(vector.in).then(
      (value) => ({ out: repr(value) }),
      (error: unknown) => {
        if (!(error instanceof YamlError)) throw error;
        return { error: 'Invalid YAML received.' };
      },
    );
    expect(found).toEqual(wanted(vector));
  });

  it.each(vectors.texts as Vector[])('as text of $in is written alike', (vector) => {
    expect(textOutput(loads(vector.in))).toBe(vector.out);
  });
});

describe('what people type', () => {
  const now = Date.UTC(2026, 2, 2, 6);
  it.each(vectors.times as Vector[])('as the time $in is understood alike', (vector) => {
    const at = parseTime(vector.in, now);
    const told = vector.out === null ? null : Date.parse(vector.out as string);
    expect(at ?? null).toBe(told);
  });

  it.each(vectors.names as [string, string][])('%s is called %s', (name, called) => {
    expect(cliName(name)).toBe(called);
  });

  it.each(vectors.close as [string, string[], string[]][])(
    '%s is close to the same words',
    (...of) => {
      const [word, words, close] = of;
      expect(closeMatches(word, words, 0.8)).toEqual(close);
    },
  );

  it.each(vectors.json as [string, string | null][])('%s is JSON or not', (text, message) => {
    const found = tried(() => loads(text));
    expect(found.error ?? null).toBe(message);
  });

  it.each(vectors.reprs as [string, string][])('%s is shown as Python shows it', (text, shown) => {
    expect(repr(loads(text))).toBe(shown);
  });
});

describe('a time', () => {
  it('is printed as Python prints it', () => {
    expect(isoformat(1_772_431_200_000)).toBe('2026-03-02T06:00:00+00:00');
    expect(isoformat(1_772_431_200_123)).toBe('2026-03-02T06:00:00.123000+00:00');
  });
});
