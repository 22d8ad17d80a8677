import { describe, expect, it } from 'vitest';
import type { PolicyKind } from './document.ts';
import { parsePolicy } from './parse.ts';

function problemOf(document: unknown, kind: PolicyKind): string {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const parsed = parsePolicy(text, kind);
  return parsed.ok ? 'ok' : parsed.message;
}

const allow = { Effect: 'Allow', Action: 's3:*', Resource: '*' };
const policy = (statement: unknown, version = '2012-10-17') => ({
  Version: version,
  Statement: statement,
});

describe('a permissions policy is refused in AWS’s words when', () => {
  it.each<[string, unknown, string]>([
    ['it is not JSON', '{', 'Syntax errors in policy.'],
    ['it has an unknown element', { ...policy(allow), Extra: 1 }, 'Syntax errors in policy.'],
    ['it has no statement', policy([]), 'Syntax errors in policy.'],
    [
      'its version is old',
      policy(allow, '2008-10-17'),
      'Policy document must be version 2012-10-17 or greater.',
    ],
    [
      'it names a principal',
      policy({ ...allow, Principal: '*' }),
      'Policy document should not specify a principal.',
    ],
    [
      'it has no action',
      policy({ Effect: 'Allow', Resource: '*' }),
      'Policy statement must contain actions.',
    ],
    [
      'it has no resource',
      policy({ Effect: 'Allow', Action: 's3:*' }),
      'Policy statement must contain resources.',
    ],
    [
      'a Sid repeats',
      policy([
        { ...allow, Sid: 'a' },
        { ...allow, Sid: 'a' },
      ]),
      'Statement IDs (SID) in a single policy must be unique.',
    ],
    [
      'an action has no vendor',
      policy({ ...allow, Action: 'GetObject' }),
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.',
    ],
    [
      'a resource is no ARN',
      policy({ ...allow, Resource: 'bucket' }),
      'Resource bucket must be in ARN format or "*".',
    ],
    [
      'an operator does not exist',
      policy({ ...allow, Condition: { StringEqual: { a: 'b' } } }),
      'Syntax errors in policy.',
    ],
    [
      'a date cannot be read',
      policy({ ...allow, Condition: { DateLessThan: { 'aws:CurrentTime': 'soon' } } }),
      'The policy failed legacy parsing',
    ],
  ])('%s', (_why, document, message) => {
    expect(problemOf(document, 'managed')).toBe(message);
  });

  it('accepts an inline policy without a version', () => {
    expect(problemOf({ Statement: [allow] }, 'inline')).toBe('ok');
  });
});

describe('a trust policy is refused in AWS’s words when', () => {
  const trust = {
    Effect: 'Allow',
    Principal: { Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
  };
  it.each<[string, unknown, string]>([
    ['it is not JSON', 'x', 'This policy contains invalid Json'],
    ['it has a resource', policy({ ...trust, Resource: '*' }), 'Has prohibited field Resource'],
    [
      'it lists other actions',
      policy({ ...trust, Action: 's3:GetObject' }),
      'AssumeRole policy may only specify STS AssumeRole actions.',
    ],
    [
      'it has no principal',
      policy({ Effect: 'Allow', Action: 'sts:AssumeRole' }),
      'Missing required field Principal',
    ],
    [
      'a principal is none',
      policy({ ...trust, Principal: { AWS: 'dana' } }),
      'Invalid principal in policy: "AWS":"dana"',
    ],
    ['nothing is in it', policy([]), 'Could not parse the policy: Statement is empty!'],
  ])('%s', (_why, document, message) => {
    expect(problemOf(document, 'trust')).toBe(message);
  });

  it('accepts the usual one', () => {
    expect(problemOf(policy(trust), 'trust')).toBe('ok');
  });
});
