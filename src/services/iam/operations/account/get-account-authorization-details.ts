import { operation } from '../../../../gateway/service.ts';
import { pageOf, type PageInput } from '../../entities/paging.ts';
import {
  groupDetails,
  policyDetails,
  roleDetails,
  userDetails,
} from '../../reports/account-details.ts';
import type { IamState } from '../../state.ts';

interface Input extends PageInput {
  readonly Filter?: readonly string[];
}

/** Shows users, groups, roles and policies with all their documents. AWS page: "GetAccountAuthorizationDetails". */
export const getAccountAuthorizationDetails = operation<IamState, Input>({
  name: 'GetAccountAuthorizationDetails',
  readOnly: true,
  simplified: 'AWS managed policies that training accounts do not use are left out.',
  trail: { category: 'management' },
  run: ({ state }, input) => {
    const wants = (...kinds: string[]) =>
      input.Filter === undefined || kinds.some((kind) => input.Filter!.includes(kind));
    const details = [
      ...(wants('User') ? userDetails(state) : []),
      ...(wants('Group') ? groupDetails(state) : []),
      ...(wants('Role') ? roleDetails(state) : []),
      ...policyDetails(state, { own: wants('LocalManagedPolicy'), aws: wants('AWSManagedPolicy') }),
    ];
    const { items, rest } = pageOf(details, input);
    const of = (list: string) => items.filter((one) => one.list === list).map((one) => one.detail);
    return {
      UserDetailList: of('users'),
      GroupDetailList: of('groups'),
      RoleDetailList: of('roles'),
      Policies: of('policies'),
      ...rest,
    };
  },
});
