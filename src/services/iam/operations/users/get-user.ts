import { operation } from '../../../../gateway/service.ts';
import { fullUserAnswer } from '../../entities/answers.ts';
import { findUserOrCaller, userResource } from '../../entities/find.ts';
import { rootCreatedAt } from '../../reports/credential-report.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly UserName?: string;
}

/** Shows a user, or the caller. AWS page: "GetUser". */
export const getUser = operation<IamState, Input>({
  name: 'GetUser',
  readOnly: true,
  resource: userResource,
  trail: { category: 'management' },
  run: (ctx, { UserName }) => {
    const { state, caller, account } = ctx;
    if (UserName === undefined && caller.type === 'Root') {
      return {
        User: {
          UserId: account,
          Arn: caller.arn,
          CreateDate: rootCreatedAt(state),
          ...(state.root.passwordLastUsed === undefined
            ? {}
            : { PasswordLastUsed: state.root.passwordLastUsed }),
        },
      };
    }
    return { User: fullUserAnswer(findUserOrCaller(state, caller, UserName)) };
  },
});
