import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { FilterPatternError } from './errors.ts';
import { compilePattern, patternMatches } from './pattern.ts';
import { regexMatches } from './regex-match.ts';
import { parseRegex } from './regex-parse.ts';
import { textSubject, valueSubject } from './subject.ts';

const matches = (pattern: string, message: string): boolean =>
  patternMatches(compilePattern(pattern), textSubject(message));

/** CloudWatch Logs, "Filter pattern syntax for metric filters". */
describe('filter patterns', () => {
  const message = '{"a":{"b":[3,"x"]},"n":null,"t":true,"k.d":"v"}';
  it.each([
    ['{ $.a.b[0] >= 3 }', true],
    ['{ $.a.b[1] = "x*" }', true],
    ['{ $.a.b = 3 }', false],
    ['{ $.a.b != 3 }', false],
    ['{ $.a.b[*] = "x" }', true],
    ['{ $.n IS NULL }', true],
    ['{ $.n NOT EXISTS }', false],
    ['{ $.zz NOT EXISTS }', true],
    ['{ $.zz != "q" }', false],
    ['{ $.t IS TRUE }', true],
    [`{ $.['k.d'] = "v" }`, true],
    ['{ $.k.d = "v" }', false],
    ['{ $.a.* = 3 }', false],
    ['{ $.__proto__ NOT EXISTS }', true],
  ])('%s against the sample is %s', (pattern, expected) => {
    expect(matches(pattern, message)).toBe(expected);
  });

  it.each([
    ['?Status: timeout', "Invalid character(s) in term ':'"],
    ['not info !(x)', "Invalid character(s) in term '!('"],
    ['%(a|b)%', "Invalid character(s) in term '%('"],
    ['""', `Invalid character(s) in term '""'`],
    ['{ status = 401 }', undefined],
    ["{ $.userIdentity.type = 'Root' }", undefined],
    ['{ $.a EXISTS }', undefined],
    ['{ $.a IS NOT NULL }', undefined],
    ['[a = 1 && b = 2]', undefined],
    ['{ $.a = 1 ', undefined],
  ])('AWS refuses %s', (pattern, detail) => {
    try {
      compilePattern(pattern);
    } catch (error) {
      expect(error).toBeInstanceOf(FilterPatternError);
      expect((error as FilterPatternError).detail).toBe(detail);
      return;
    }
    expect.unreachable('the pattern was accepted');
  });

  it('a JSON pattern never renders a message that is still a value', () => {
    const subject = valueSubject({ eventName: 'StopLogging' }, () => {
      throw new Error('rendered');
    });
    expect(patternMatches(compilePattern('{ $.eventName = StopLogging }'), subject)).toBe(true);
  });

  it('no pattern and no message can do more than be refused', () => {
    const alphabet = fc.constantFrom(...'{}[]()%"?-$.=!<>&|*, aA1\\^+_:\'');
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 40 }), fc.string(), (pattern, text) => {
        try {
          matches(pattern, text);
        } catch (error) {
          expect(error).toBeInstanceOf(FilterPatternError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('regular expressions in filter patterns', () => {
  it('agree with the engine of the language on group-free expressions', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '1', ' ');
    const piece = fc.tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '{2,}'));
    const chain = fc.tuple(
      fc.constantFrom('', '^'),
      fc.array(piece, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('', '$'),
    );
    const source = fc
      .array(chain, { minLength: 1, maxLength: 2 })
      .map((chains) =>
        chains.map(([a, pieces, z]) => a + pieces.map((p) => p.join('')).join('') + z).join('|'),
      );
    const text = fc.string({ unit: fc.constantFrom(...'ab1 c'), maxLength: 12 });
    fc.assert(
      fc.property(source, text, (regex, subject) => {
        expect(regexMatches(parseRegex(regex), subject)).toBe(new RegExp(regex).test(subject));
      }),
      { numRuns: 1500 },
    );
  });

  it('take time that grows with the text, not with what the expression could try', () => {
    const program = parseRegex('a*a*a*a*a*a*a*a*b');
    expect(regexMatches(program, 'a'.repeat(20_000))).toBe(false);
  });
});
