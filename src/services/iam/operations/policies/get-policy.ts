import { operation } from '../../../../gateway/service.ts';
import { fullPolicyAnswer } from '../../entities/answers.ts';
import { policyResource } from '../../entities/find.ts';
import { findPolicy } from '../../grants/managed-policies.ts';
import type { IamState } from '../../state.ts';

interface Input {
  readonly PolicyArn: string;
}

/** Shows a managed policy, without its document. AWS page: "GetPolicy". */
export const getPolicy = operation<IamState, Input>({
  name: 'GetPolicy',
  readOnly: true,
  resource: policyResource,
  trail: { category: 'management' },
  run: ({ state }, { PolicyArn }) => ({
    Policy: fullPolicyAnswer(state, findPolicy(state, PolicyArn)),
  }),
});
