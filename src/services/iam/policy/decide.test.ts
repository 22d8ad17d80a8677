import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, type Decision } from './decide.ts';
import { contextFrom, type PolicyDocument, type PolicyKind } from './document.ts';
import { parsePolicy } from './parse.ts';
import { policySetOf } from './policy-set.ts';

const dana = {
  type: 'IAMUser',
  arn: 'arn:aws:iam::111122223333:user/dana',
  account: '111122223333',
} as const;

const context = contextFrom({ 'aws:username': 'dana', 'aws:SourceIp': '203.0.113.7' });
const actions = fc.constantFrom('s3:GetObject', 's3:*', '*', 'ec2:Describe*', 'S3:getobject');
const resources = fc.constantFrom(
  '*',
  'arn:aws:s3:::bucket/*',
  'arn:aws:s3:::b?cket/${aws:username}',
);
const conditions = fc.constantFrom(
  undefined,
  { StringEquals: { 'aws:username': 'dana' } },
  { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  { 'ForAllValues:StringLike': { 'aws:TagKeys': ['a*'] } },
  { NumericLessThanIfExists: { 'aws:MultiFactorAuthAge': '60' } },
);

function statements(effect: 'Allow' | 'Deny') {
  return fc.record({
    Effect: fc.constant(effect),
    Action: actions,
    Resource: resources,
    Condition: conditions,
  });
}

function read(list: readonly unknown[]): PolicyDocument[] {
  return list.map((statement) => {
    const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    const parsed = parsePolicy(text, 'inline');
    if (!parsed.ok) throw new Error(parsed.message);
    return parsed.document;
  });
}

function judge(list: readonly unknown[], resource = 'arn:aws:s3:::bucket/dana'): Decision {
  const request = { principal: dana, action: 's3:GetObject', resource, context };
  return decide(request, { identity: policySetOf(read(list)) });
}

describe('policy evaluation', () => {
  it('never lets an allow override an explicit deny', () => {
    fc.assert(
      fc.property(
        fc.array(statements('Allow'), { maxLength: 5 }),
        fc.array(statements('Deny'), { minLength: 1, maxLength: 3 }),
        (allows, denies) => {
          const alone = judge(denies);
          const both = judge([...allows, ...denies]);
          if (alone.decision === 'ExplicitDeny') expect(both.decision).toBe('ExplicitDeny');
        },
      ),
    );
  });

  it('never loses a permission by adding an allow', () => {
    fc.assert(
      fc.property(
        fc.array(statements('Allow'), { minLength: 1, maxLength: 5 }),
        statements('Allow'),
        (allows, extra) => {
          if (judge(allows).decision !== 'Allow') return;
          expect(judge([...allows, extra]).decision).toBe('Allow');
        },
      ),
    );
  });

  it('answers the same however the statements are ordered, and when asked twice', () => {
    const mixed = fc.array(fc.oneof(statements('Allow'), statements('Deny')), { maxLength: 6 });
    fc.assert(
      fc.property(mixed, (list) => {
        expect(judge([...list].reverse())).toEqual(judge(list));
        const set = policySetOf(read(list));
        const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::bucket/x', context };
        expect(set.judge(request)).toEqual(set.judge(request));
      }),
    );
  });

  it('reads or refuses any text without throwing', () => {
    const kinds = fc.constantFrom<PolicyKind>('managed', 'inline', 'trust', 'resource', 'scp');
    const anyDocument = fc.record(
      {
        Version: fc.oneof(fc.constant('2012-10-17'), fc.anything()),
        Statement: fc.oneof(
          fc.array(fc.oneof(fc.anything(), statements('Allow'))),
          fc.dictionary(fc.constantFrom('Effect', 'Action', '__proto__'), fc.anything()),
        ),
      },
      { requiredKeys: [] },
    );
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      anyDocument.map((one) => JSON.stringify(one)),
    );
    fc.assert(
      fc.property(texts, kinds, (text, kind) => {
        const parsed = parsePolicy(text, kind);
        if (!parsed.ok) {
          expect(parsed.message).not.toBe('');
          return;
        }
        const set = policySetOf([parsed.document]);
        set.judge({ action: 's3:GetObject', resource: '*', context, principal: dana });
      }),
    );
  });

  it('is not hung by wildcards', () => {
    const pattern = `${'*a'.repeat(2000)}b`;
    const statement = { Effect: 'Allow', Action: '*', Resource: `arn:aws:s3:::${pattern}` };
    const text = 'a'.repeat(2000);
    expect(judge([statement], `arn:aws:s3:::${text}`).decision).toBe('ImplicitDeny');
  });
});
