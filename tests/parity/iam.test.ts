import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decide, type ResourceKind } from '../../src/services/iam/policy/decide.ts';
import {
  contextFrom,
  type ContextValue,
  type Principal,
} from '../../src/services/iam/policy/document.ts';
import { parsePolicy } from '../../src/services/iam/policy/parse.ts';
import { policySetOf } from '../../src/services/iam/policy/policy-set.ts';

interface Vector {
  id: string;
  why: string;
  request: {
    principal: Principal;
    action: string;
    resource: string;
    context: Record<string, ContextValue>;
    resourceAccount?: string;
  };
  policies: {
    identity?: unknown[];
    boundary?: unknown;
    session?: unknown[];
    scp?: unknown[][];
    resource?: unknown;
  };
  resourceKind?: ResourceKind;
  decision: string;
  decidedBy: string;
}

const file = new URL('./iam.json', import.meta.url);
const vectors = (JSON.parse(readFileSync(file, 'utf8')) as { iam: Vector[] }).iam;

function setOf(documents: unknown[], kind: 'inline' | 'resource') {
  return policySetOf(
    documents.map((document) => {
      const parsed = parsePolicy(JSON.stringify(document), kind);
      if (!parsed.ok) throw new Error(parsed.message);
      return parsed.document;
    }),
  );
}

describe('IAM policy evaluation answers as AWS documents it', () => {
  it.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_id, vector) => {
    const { policies, request } = vector;
    const decision = decide(
      {
        ...request,
        context: contextFrom(request.context),
        resourceKind: vector.resourceKind,
      },
      {
        identity: setOf(policies.identity ?? [], 'inline'),
        boundary: policies.boundary ? setOf([policies.boundary], 'inline') : undefined,
        session: policies.session ? setOf(policies.session, 'inline') : undefined,
        scp: policies.scp?.map((level) => setOf(level, 'inline')),
        resource: policies.resource ? setOf([policies.resource], 'resource') : undefined,
      },
    );
    expect(decision).toEqual({ decision: vector.decision, decidedBy: vector.decidedBy });
  });
});
