import { operation } from '../../../../gateway/service.ts';
import { fullUserAnswer } from '../../entities/answers.ts';
import { checkNewName, newEntityResource } from '../../entities/find.ts';
import { taggedWith } from '../../entities/tags.ts';
import { boundaryConditions, checkBoundary } from '../../grants/boundaries.ts';
import { drawUniqueId } from '../../identity/new-ids.ts';
import { restamp, type IamState, type Tag, type User } from '../../state.ts';

interface Input {
  readonly UserName: string;
  readonly Path?: string;
  readonly PermissionsBoundary?: string;
  readonly Tags?: readonly Tag[];
}

/** Makes a user. AWS page: "CreateUser". */
export const createUser = operation<IamState, Input>({
  name: 'CreateUser',
  readOnly: false,
  resource: newEntityResource('user', 'UserName'),
  conditions: boundaryConditions,
  trail: { category: 'management' },
  run: (ctx, input) => {
    const { state, now, account } = ctx;
    const { UserName: name, Path: path = '/' } = input;
    checkNewName(state.users, 'user', name);
    const boundary = input.PermissionsBoundary;
    const user: User = Object.freeze({
      name,
      id: drawUniqueId(ctx.random('ids'), 'AIDA'),
      arn: `arn:aws:iam::${account}:user${path}${name}`,
      path,
      createdAt: now,
      inline: [],
      attached: [],
      groups: [],
      keys: [],
      mfa: [],
      tags: taggedWith([], input.Tags ?? []),
      ...(boundary === undefined ? {} : { boundary: checkBoundary(state, boundary) }),
    });
    state.users.set(name, user);
    restamp(state);
    return { User: fullUserAnswer(user) };
  },
});
