import { operation } from '../../../../gateway/service.ts';
import { simulate, type SimulationInput } from '../../reports/simulation.ts';
import type { IamState } from '../../state.ts';

/** Tells what a user, group or role may do. AWS page: "SimulatePrincipalPolicy". */
export const simulatePrincipalPolicy = operation<IamState, SimulationInput>({
  name: 'SimulatePrincipalPolicy',
  readOnly: true,
  resource: (input) => String(input['PolicySourceArn']),
  simplified: 'Matched statements and missing context values are not listed.',
  trail: { category: 'management' },
  run: ({ state, account }, input) => simulate(state, account, input),
});
