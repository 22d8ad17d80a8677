import { describe, expect, it } from 'vitest';
import vectors from './sns-filter.json' with { type: 'json' };
import {
  compileFilterPolicy,
  type FilterPolicyScope,
} from '../../src/services/sns/filter-policy/compile.ts';
import { FilterPolicyError } from '../../src/services/sns/filter-policy/errors.ts';
import { policyRefusal } from '../../src/services/sns/filter-policy/refusal.ts';
import { attributesMatch, bodyMatches } from '../../src/services/sns/filter-policy/match.ts';

interface Vector {
  readonly id: string;
  readonly policy: unknown;
  readonly scope: FilterPolicyScope;
  readonly attributes?: Readonly<Record<string, { Type: string; Value: string }>>;
  readonly body?: unknown;
  readonly bodyText?: string;
  readonly matches?: boolean;
  readonly call?: 'Subscribe' | 'SetSubscriptionAttributes';
  readonly error?: { readonly code: string; readonly message: string };
}

const cases = vectors.cases as unknown as readonly Vector[];

describe('SNS filter policy vectors', () => {
  it.each(cases.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const source = JSON.stringify(vector.policy);
    if (vector.error) {
      expect(refusal(source, vector)).toBe(vector.error.message);
      return;
    }
    const policy = compileFilterPolicy(source, vector.scope);
    expect(policyMatches(policy, vector)).toBe(vector.matches);
  });
});

function policyMatches(policy: ReturnType<typeof compileFilterPolicy>, vector: Vector): boolean {
  if (vector.scope === 'MessageBody') {
    return bodyMatches(policy, vector.bodyText ?? JSON.stringify(vector.body));
  }
  const attributes = Object.entries(vector.attributes ?? {}).map(
    ([name, { Type, Value }]) => [name, { DataType: Type, StringValue: Value }] as const,
  );
  return attributesMatch(policy, new Map(attributes));
}

function refusal(source: string, vector: Vector): string | undefined {
  try {
    compileFilterPolicy(source, vector.scope);
    return undefined;
  } catch (error) {
    return error instanceof FilterPolicyError ? policyRefusal(error, vector.call!) : undefined;
  }
}
