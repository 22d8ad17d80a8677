import { operation } from '../../../../gateway/service.ts';
import { policyAnswer } from '../../entities/answers.ts';
import { newEntityResource } from '../../entities/find.ts';
import { policyTaggedWith } from '../../entities/tags.ts';
import { alreadyExists, quotaExceeded } from '../../errors.ts';
import { checkManagedDocument } from '../../grants/documents.ts';
import { drawUniqueId } from '../../identity/new-ids.ts';
import { QUOTAS, type IamState, type ManagedPolicy, type Tag } from '../../state.ts';

interface Input {
  readonly PolicyName: string;
  readonly PolicyDocument: string;
  readonly Path?: string;
  readonly Description?: string;
  readonly Tags?: readonly Tag[];
}

/** Makes a customer managed policy. AWS page: "CreatePolicy". */
export const createPolicy = operation<IamState, Input>({
  name: 'CreatePolicy',
  readOnly: false,
  resource: newEntityResource('policy', 'PolicyName'),
  trail: { category: 'management' },
  run: (ctx, input) => {
    const { state, now, account } = ctx;
    const { PolicyName: name, Path: path = '/', PolicyDocument: text, Description } = input;
    checkManagedDocument(text);
    const tags = policyTaggedWith([], input.Tags ?? []);
    for (const known of state.policies.values()) {
      if (known.name.toLowerCase() !== name.toLowerCase()) continue;
      throw alreadyExists(
        `A policy called ${name} already exists. Duplicate names are not allowed.`,
      );
    }
    if (state.policies.size >= QUOTAS.policies) {
      throw quotaExceeded('PoliciesPerAccount', QUOTAS.policies);
    }
    const policy: ManagedPolicy = Object.freeze({
      name,
      id: drawUniqueId(ctx.random('ids'), 'ANPA'),
      arn: `arn:aws:iam::${account}:policy${path}${name}`,
      path,
      createdAt: now,
      updatedAt: now,
      tags,
      versions: Object.freeze([Object.freeze({ id: 'v1', text, createdAt: now })]),
      defaultVersion: 'v1',
      nextVersion: 2,
      ...(Description === undefined ? {} : { description: Description }),
    });
    state.policies.set(policy.arn, policy);
    return {
      Policy: { ...policyAnswer(state, policy), ...(tags.length > 0 ? { Tags: tags } : {}) },
    };
  },
});
