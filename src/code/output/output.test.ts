import { describe, expect, it } from 'vitest';
import { consoleOf } from './console.ts';
import { inspect, printed } from './inspect.ts';

class Point {
  x = 1;
}
const circular: Record<string, unknown> = { a: 1 };
circular['self'] = circular;

describe('a value', () => {
  it.each([
    ['it', "'it'"],
    ["it's", '"it\'s"'],
    ['a\nb', "'a\\nb'"],
    [{ a: 1, 'odd key': [true, null] }, "{ a: 1, 'odd key': [ true, null ] }"],
    [[], '[]'],
    [{}, '{}'],
    [new Date(0), '1970-01-01T00:00:00.000Z'],
    [new Map([['a', { b: 1 }]]), "Map(1) { 'a' => { b: 1 } }"],
    [new Set([1]), 'Set(1) { 1 }'],
    [new Uint8Array([1, 2]), 'Uint8Array(2) [ 1, 2 ]'],
    [new Point(), 'Point { x: 1 }'],
    [Object.create(null), '[Object: null prototype] {}'],
    [circular, '{ a: 1, self: [Circular] }'],
    [() => 0, '[Function (anonymous)]'],
    [Point, '[class Point]'],
    [12n, '12n'],
    [undefined, 'undefined'],
    [
      {
        get secret() {
          return 'read';
        },
      },
      '{ secret: [Getter] }',
    ],
    [Array.from({ length: 102 }, () => 0), expect.stringContaining('... 2 more items')],
  ])('%o', (value, text) => {
    expect(inspect(value)).toEqual(text);
  });

  it('goes over lines where it is long, and ends where it is deep', () => {
    const wide = { Alarms: [{ AlarmName: 'a'.repeat(40), AlarmArn: 'b'.repeat(40) }] };
    expect(inspect(wide).split('\n')).toEqual([
      '{',
      '  Alarms: [',
      '    {',
      `      AlarmName: '${'a'.repeat(40)}',`,
      `      AlarmArn: '${'b'.repeat(40)}'`,
      '    }',
      '  ]',
      '}',
    ]);
    const deep = { a: { b: { c: { d: { e: { f: { g: 1 } } } } } } };
    expect(inspect(deep).replace(/\s+/g, ' ')).toBe(
      '{ a: { b: { c: { d: { e: { f: [Object] } } } } } }',
    );
  });

  it('of an error has what AWS tells besides the words', () => {
    const error = Object.assign(new Error('no such alarm'), { $fault: 'client' });
    expect(inspect(error)).toBe("Error: no such alarm { $fault: 'client' }");
  });
});

describe('the console', () => {
  it('fills in as printf does', () => {
    expect(printed(['%s has %d of %j%%', 'web', '3', { a: 1 }, 'rest'])).toBe(
      'web has 3 of {"a":1}% rest',
    );
    expect(printed(['100%', 1])).toBe('100% 1');
  });

  it('groups, counts, times and draws tables', () => {
    const lines: string[] = [];
    const clock = { now: 5 };
    const made = consoleOf(
      (kind, text) => void lines.push(`${kind}: ${text}`),
      () => clock.now,
    );
    const call = (name: string, ...given: unknown[]) =>
      (made[name] as (...of: unknown[]) => void)(...given);
    call('group', 'outer');
    call('log', 'two\nlines');
    call('groupEnd');
    call('count');
    call('count');
    call('time', 't');
    clock.now = 1_005;
    call('timeEnd', 't');
    call('assert', true, 'unseen');
    call('assert', false, 'seen');
    call('table', [{ Name: 'a', N: 1 }, { Name: 'b' }]);
    expect(lines).toEqual([
      ...[
        'log: outer',
        'log:   two\n  lines',
        'log: default: 1',
        'log: default: 2',
        'log: t: 1000ms',
      ],
      'error: Assertion failed seen',
      [
        'log: ┌─────────┬──────┬───┐',
        '│ (index) │ Name │ N │',
        '├─────────┼──────┼───┤',
        "│ 0       │ 'a'  │ 1 │",
        "│ 1       │ 'b'  │   │",
        '└─────────┴──────┴───┘',
      ].join('\n'),
    ]);
  });
});
