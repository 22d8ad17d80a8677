import { operation } from '../../../../gateway/service.ts';
import { drawBetween } from '../../../../kernel/random.ts';
import { roleAnswer } from '../../entities/answers.ts';
import { checkNewName, newEntityResource } from '../../entities/find.ts';
import { taggedWith } from '../../entities/tags.ts';
import { boundaryConditions, checkBoundary } from '../../grants/boundaries.ts';
import { checkTrustDocument } from '../../grants/documents.ts';
import { bindTrust } from '../../grants/trust-principals.ts';
import { drawUniqueId } from '../../identity/new-ids.ts';
import { restamp, type IamState, type Role, type Tag } from '../../state.ts';

interface Input {
  readonly RoleName: string;
  readonly AssumeRolePolicyDocument: string;
  readonly Path?: string;
  readonly Description?: string;
  readonly MaxSessionDuration?: number;
  readonly PermissionsBoundary?: string;
  readonly Tags?: readonly Tag[];
}

/** Makes a role with its trust policy. AWS page: "CreateRole". */
export const createRole = operation<IamState, Input>({
  name: 'CreateRole',
  readOnly: false,
  resource: newEntityResource('role', 'RoleName'),
  conditions: boundaryConditions,
  trail: { category: 'management' },
  run: (ctx, input) => {
    const { state, now, account } = ctx;
    const { RoleName: name, Path: path = '/', Description, PermissionsBoundary } = input;
    checkTrustDocument(input.AssumeRolePolicyDocument);
    const trust = bindTrust(state, account, input.AssumeRolePolicyDocument);
    const tags = taggedWith([], input.Tags ?? []);
    checkNewName(state.roles, 'role', name);
    const id = drawUniqueId(ctx.random('ids'), 'AROA');
    const role: Role = Object.freeze({
      name,
      id,
      arn: `arn:aws:iam::${account}:role${path}${name}`,
      path,
      createdAt: now,
      inline: [],
      attached: [],
      tags,
      trust,
      maxSessionSeconds: input.MaxSessionDuration ?? 3600,
      assumableAt: now + drawBetween(ctx.random('propagation'), 8_000, 12_000),
      ...(Description === undefined ? {} : { description: Description }),
      ...(PermissionsBoundary === undefined
        ? {}
        : { boundary: checkBoundary(state, PermissionsBoundary) }),
    });
    state.roles.set(name, role);
    restamp(state);
    return {
      Role: { ...roleAnswer(state, role), ...(tags.length > 0 ? { Tags: tags } : {}) },
    };
  },
});
