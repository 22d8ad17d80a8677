/**
 * What TestMetricFilter answered in recordings of 2026: pattern, lines it matched, by number. One
 * recorded answer is not followed: `" "` is documented to match all, and matched lines with a blank.
 */
import { describe, expect, it } from 'vitest';
import { extractedValues } from '../metric-filters/extract.ts';
import { compilePattern, patternMatches } from './pattern.ts';
import { textSubject } from './subject.ts';

const TERMS = [
  ...['ERROR ARGUMENTS REQUEST', 'ERROR BAD REQUEST', 'INFO ARGUMENTS', 'INFO REQUEST'],
  ...['error arguments request', 'ERROR INTERNAL SERVER ERROR', 'ERROR INTERNAL  SERVER ERROR'],
  ...['INTERNAL SERVER error', 'TERROR REQUEST', '[ERROR] REQUEST', 'ERROR-REQUEST'],
  ...['ERROR_ARGUMENTS', 'ERROR\nARGUMENTS', 'ARGUMENTS ERROR', 'plain'],
  ...['say "hello world" now', 'hello-world', ' '],
];

const REGEX = [
  ...['ERROR 500', 'ERROR 50', 'ERROR 5000', 'WARN 404', 'xERROR 500', 'error 500', 'color'],
  ...['colour', 'colouur', '10.10.0.1', '10010,051', 'hello!', 'hello(', 'café', 'aaab', 'abab'],
  'ERROR\n500',
];

const SCALARS = [
  ...['{}', '{"v":null}', '{"v":"null"}', '{"v":true}', '{"v":false}', '{"v":"true"}'],
  ...['{"v":"false"}', '{"v":0}', '{"v":1}', '{"v":1.0}', '{"v":1e0}', '{"v":"1"}', '{"v":"1.0"}'],
  ...['{"v":-1}', '{"v":1.5}', '{"v":10}', '{"v":"10"}', '{"v":"Alpha"}', '{"v":"alpha"}'],
  ...['{"v":"Alphabet"}', '{"v":"xAlpha"}', '{"v":""}', '{"v":[]}', '{"v":{}}'],
  ...['{"v":[1,"Alpha",null]}', '{"v":"a*b"}', '{"v":"a?b"}', '{"v":1,"v":2}', '{"v":2,"v":1}'],
  ...['not JSON', '[{"v":1}]', '{broken'],
];

const PATHS = [
  '{"nested":{"value":"hit"},"cluster.name":"flat","cluster":{"name":"nested"},' +
    '"items":[{"a":1,"b":0},{"a":0,"b":2}],"arr":["miss","hit"],' +
    '"matrix":[[0,1],[2,3]],"a":1,"b":0,"c":0}',
  '{"nested":{"value":"miss"},"cluster.name":"nested","cluster":{"name":"flat"},' +
    '"items":[{"a":1,"b":2}],"arr":["hit","miss"],"matrix":[[1,0]],"a":0,"b":2,"c":3}',
  '{"nested":null,"arr":[null],"items":[],"a":0,"b":2,"c":0}',
  '{"nested":{},"arr":[],"a":1,"b":2,"c":3}',
  '{"nested":{"value":null},"arr":"hit","a":0,"b":0,"c":3}',
  '{"nested":{"value":"null"},"other":"hit"}',
  '{"nested.value":"hit","arr":[["hit"]]}',
  '{"arr":["hit","hit"],"items":[{"a":1},{"b":2}]}',
  '{"arr":{"0":"hit"},"nested":[{"value":"hit"}]}',
  '{}',
];

const GET = '"GET /index.html HTTP/1.0"';
const SPACED = [
  `127.0.0.1 - frank [10/Oct/2000:13:25:15 -0700] ${GET} 404 1534`,
  `127.0.0.2 - jane [10/Oct/2000:13:25:16 -0700] ${GET} 410 0`,
  `127.0.0.3 - frank [10/Oct/2000:13:25:17 -0700] "POST /api HTTP/1.0" 500 2048`,
  `127.0.0.4 - frank [10/Oct/2000:13:25:18 -0700] ${GET} 200 100`,
  `127.0.0.5  -  frank [10/Oct/2000:13:25:19 -0700] ${GET} 404 1534 extra`,
  `127.0.0.6\t-\tfrank\t[10/Oct/2000:13:25:20 -0700]\t${GET}\t404\t1534`,
  ...['ERROR request failed', 'WARNING request', 'INFO request accepted', 'ERROR'],
  ...['ERROR "two words"', 'ERROR "unterminated words'],
];

const numbers = (pattern: string, lines: readonly string[]) => {
  const compiled = compilePattern(pattern);
  return lines.flatMap((line, index) =>
    patternMatches(compiled, textSubject(line)) ? [index + 1] : [],
  );
};

const valuesIn = (pattern: string, line: string) =>
  Object.fromEntries(extractedValues(compilePattern(pattern), textSubject(line)));

describe('terms', () => {
  it.each([
    ['', TERMS.map((_, index) => index + 1)],
    ['ERROR', [1, 2, 6, 7, 9, 10, 11, 12, 13, 14]],
    ['ERROR ARGUMENTS', [1, 12, 13, 14]],
    ['?ERROR ?ARGUMENTS', [1, 2, 3, 6, 7, 9, 10, 11, 12, 13, 14]],
    ['?ERROR ?ARGUMENTS REQUEST', [1, 2, 4, 9, 10, 11]],
    ['?ERROR ?ARGUMENTS -REQUEST', [3, 5, 6, 7, 8, 12, 13, 14, 15, 16, 17, 18]],
    ['ERROR -ARGUMENTS', [2, 6, 7, 9, 10, 11]],
    ['-ERROR', [3, 4, 5, 8, 15, 16, 17, 18]],
    ['"INTERNAL SERVER ERROR"', [6]],
    ['"hello-world"', [17]],
    ['ERROR -"BAD REQUEST"', [1, 6, 7, 9, 10, 11, 12, 13, 14]],
  ])('%s', (pattern, expected) => {
    expect(numbers(pattern, TERMS)).toEqual(expected);
  });
});

describe('regular expressions', () => {
  it.each([
    ['%^ERROR\\s[0-9]{3}$%', [1, 17]],
    ['%ERROR|WARN%', [1, 2, 3, 4, 5, 17]],
    ['%^colou?r$%', [7, 8]],
    ['%10\\.10\\.0\\.1%', [10]],
    ['%10.10.0.1%', [10, 11]],
    ['%\\x21%', [12]],
    ['%^[^a-z]+$%', [1, 2, 3, 4, 10, 11, 17]],
    ['%^a*b$%', [15]],
  ])('%s', (pattern, expected) => {
    expect(numbers(pattern, REGEX)).toEqual(expected);
  });
});

describe('JSON values', () => {
  const STRINGS = [3, 6, 7, 12, 13, 17, 18, 19, 20, 21, 22, 26, 27];
  const NUMBERS = [8, 9, 10, 11, 14, 15, 16, 28, 29];
  const present = [...STRINGS, ...NUMBERS].sort((a, b) => a - b);
  it.each([
    ['{ $.v = 1 }', [9, 10, 11, 12, 29]],
    ['{ $.v != 1 }', present.filter((at) => ![9, 10, 11, 12, 29].includes(at))],
    ['{ $.v > 1 }', [15, 16, 28]],
    ['{ $.v < 1 }', [8, 14]],
    ['{ $.v >= 1 }', [9, 10, 11, 15, 16, 28, 29]],
    ['{ $.v <= 1 }', [8, 9, 10, 11, 14, 29]],
    ['{ $.v = 1e+0 }', [9, 10, 11, 29]],
    ['{ $.v = -1 }', [14]],
    ['{ $.v = "Alpha" }', [18]],
    ['{ $.v != "Alpha" }', present.filter((at) => at !== 18)],
    ['{ $.v = "Alpha*" }', [18, 20]],
    ['{ $.v = "*Alpha" }', [18, 21]],
    ['{ $.v = "a?b" }', [27]],
    ['{ $.v = "" }', [22]],
    ['{ $.v = %^Al.*% }', [18, 20]],
    ['{ $.v IS NULL }', [2, 25]],
    ['{ $.v NOT EXISTS }', [1]],
    ['{ $.v IS TRUE }', [4]],
    ['{ $.v IS FALSE }', [5]],
    ['{ $.v = true }', [6]],
    ['{ $.v = * }', present],
  ])('%s', (pattern, expected) => {
    expect(numbers(pattern, SCALARS)).toEqual(expected);
  });

  it('are not told as extracted values', () => {
    expect(valuesIn('{ $.v = 1 }', '{"v":1}')).toEqual({});
  });
});

describe('JSON paths', () => {
  it.each([
    ['{ $.nested.value = "hit" }', [1]],
    [`{ $.['cluster.name'] = "flat" }`, [1]],
    ['{ $.cluster.name = "flat" }', [2]],
    ['{ $.arr[0] = "hit" }', [2, 8]],
    ['{ $.arr[*] = "hit" }', [1, 2, 8, 9]],
    ['{ $.* = "hit" }', [5, 6, 7]],
    ['{ $.matrix[0][1] = 1 }', [1]],
    ['{ $.items[*].a = 1 && $.items[*].b = 2 }', [1, 2, 8]],
    ['{ $.a = 1 && $.c = 3 }', [4]],
    ['{ $.a = 1 || $.b = 2 && $.c = 3 }', [1, 2, 4]],
    ['{ ($.a = 1 || $.b = 2) && $.c = 3 }', [2, 4]],
    ['{ $.nested.value NOT EXISTS }', [3, 4, 7, 8, 9, 10]],
    ['{ $.nested.value IS NULL }', [5]],
  ])('%s', (pattern, expected) => {
    expect(numbers(pattern, PATHS)).toEqual(expected);
  });
});

describe('words by position', () => {
  const LOG = '[ip, identity, user, timestamp, request, status, bytes]';
  it.each([
    [LOG, [1, 2, 3, 4, 5, 6]],
    ['[ip, identity, user, timestamp, request, status >= 400, bytes > 1000]', [1, 3, 6]],
    ['[..., request = *.html*, status = 4*, bytes]', [1, 2, 6]],
    ['[..., status = 404 || status = 410, bytes]', [1, 2, 6]],
    ['[ip = %127\\.0\\.0\\.[1-3]%, identity, user, timestamp, request, status, bytes]', [1, 2, 3]],
    ['[..., bytes]', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    ['[ip, ..., status, bytes]', [1, 2, 3, 4, 5, 6, 7, 9, 12]],
    ['[]', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]],
    ['[w1=ERROR, w2]', [7, 11, 12]],
    ['[w1!=ERROR && w1!=WARNING, w2]', [1, 2, 3, 4, 5, 6, 9]],
  ])('%s', (pattern, expected) => {
    expect(numbers(pattern, SPACED)).toEqual(expected);
  });

  it('the last field takes the rest of the line, as it was written', () => {
    expect(valuesIn(LOG, SPACED[4]!)['$bytes']).toBe('1534 extra');
    const rest = `- frank [10/Oct/2000:13:25:15 -0700] ${GET} 404 1534`;
    expect(valuesIn('[w1, w2]', SPACED[0]!)).toEqual({ $w1: '127.0.0.1', $w2: rest });
    expect(valuesIn('[w1, w2]', SPACED[10]!)['$w2']).toBe('two words');
    expect(valuesIn('[w1, w2]', SPACED[11]!)['$w2']).toBe('"unterminated words');
  });

  it('behind three points it takes one word, and empty brackets number every word', () => {
    expect(valuesIn('[ip, ..., status, bytes]', SPACED[4]!)).toMatchObject({
      ...{ $ip: '127.0.0.5', $2: '-', $6: '404', $status: '1534', $bytes: 'extra' },
    });
    expect(valuesIn('[]', SPACED[6]!)).toEqual({ $1: 'ERROR', $2: 'request', $3: 'failed' });
  });
});

describe('a refusal says where', () => {
  const stray = (characters: string) => `Invalid character(s) in term '${characters}'`;
  const tooMany = (what: string) => `Your input has exceeded the maximum of ${what}.`;
  it.each([
    ['ERR*', stray('*')],
    ['%^(ERROR|WARN)%', stray('%^(')],
    ['%hello!%', stray('%hello!')],
    ['%café%', stray('%café'.slice(0, 5))],
    ['%ERROR(?= 500)%', stray('%ERROR(')],
    ['%[abc%', 'Failed to compile regular expression.'],
    ['{ !($.v = 1) }', stray('!(')],
    ['{ "v": [1] }', stray(':')],
    ['{ $.v > "Alpha" }', stray('"Alpha"')],
    ['{ $.v = %(Alpha|Beta)% }', stray('%(')],
    [
      '{ $.items[*].* = 1 }',
      'Your filter pattern has a JSON path selector that exceeds the maximum of 1 wildcard ' +
        'allowed per json selector.',
    ],
    ['{ $..value = "hit" }', stray('$..')],
    ['{ $.arr[-1] = "hit" }', stray('[-')],
    ['{ $.arr[0:2] = "hit" }', stray('[0:')],
    [
      '{ $.arr[*] = 1 || $.items[*].a = 1 || $.* = 1 || $.matrix[*][0] = 0 }',
      tooMany('3 JSON wildcard selectors allowed per filter pattern'),
    ],
    [
      '{ $.v = %Alpha% || $.v = %Beta% || $.v = %Gamma% }',
      tooMany('2 regular expressions per filter pattern'),
    ],
    ['[..., status, ...]', "Duplicate field '...'"],
    ['[word, word]', "Duplicate field 'word'"],
    ['"ERROR', stray('"ERROR')],
    ['{ $.v = null }', undefined],
    ['{ $.v EXISTS }', undefined],
    ['{ $.v == 1 }', undefined],
    ['{ $.v > 0 AND $.v < 2 }', undefined],
  ])('%s', (pattern, detail) => {
    expect(() => compilePattern(pattern)).toThrow(expect.objectContaining({ detail }));
  });
});
