import { describe, expect, it } from 'vitest';
import { casesOf } from './test-cases.ts';

/** What each case of a small test file calls, as `service.Operation`. */
function calls(...lines: string[]): string[][] {
  const cases = casesOf('/nowhere/a.test.ts', lines.join('\n'));
  return cases.map((names) => names.map(({ service, operation }) => `${service}.${operation}`));
}

describe('the calls of a test case', () => {
  it('are those it sends, with the service where it says so', () => {
    expect(calls("it('a', () => { world.ok('s3:PutObject', {}); });")).toEqual([['s3.PutObject']]);
    expect(calls("it('a', () => { a.refused(ADMIN, 'sts.AssumeRole'); });")).toEqual([
      ['sts.AssumeRole'],
    ]);
    expect(calls("it('a', () => { account.send('ec2', 'StopInstances'); });")).toEqual([
      ['ec2.StopInstances'],
    ]);
    expect(
      calls("it('a', () => { world.submit({ service: 'sns', operation: 'Publish' }); });"),
    ).toEqual([['sns.Publish']]);
  });

  it('are also those of the helpers and tables it refers to', () => {
    expect(
      calls(
        "const STEPS = [['PutItem', {}], ['GetItem', {}]];",
        "const stop = () => world.ok('ec2:StopInstances');",
        "it.each(STEPS)('%s', (name, params) => { world.ok(name, params); });",
        "it('stops', () => { stop(); });",
      ),
    ).toEqual([['null.PutItem', 'null.GetItem'], ['ec2.StopInstances']]);
  });

  it('are those of the rows of its description', () => {
    expect(
      calls(
        "describe.each([['CreateTrail', {}]])('%s', (name) => {",
        "  it('works', () => { world.ok(name); });",
        '});',
      ),
    ).toEqual([['null.CreateTrail']]);
  });

  it('are not what a policy allows, an event is called or a table merely lists', () => {
    expect(calls("it('a', () => { world.ok(x, { Action: 's3:PutObject' }); });")).toEqual([[]]);
    expect(calls("it('a', () => { world.ok(x, allow('iam:ListUsers')); });")).toEqual([[]]);
    expect(calls("it('a', () => { world.ok(x); expect(n).toBe('StopLogging'); });")).toEqual([[]]);
    expect(
      calls("const READS = [['ListUsers', {}]];", "it('a', () => { expect(READS).toBe(1); });"),
    ).toEqual([[]]);
  });
});
