/** SimulatePrincipalPolicy: the evaluator asked without a request. */
import { policyLibrary } from '../access/owner-policies.ts';
import { pageOf, type PageInput } from '../entities/paging.ts';
import { invalidInput, noSuchEntity } from '../errors.ts';
import { decide, type Decision } from '../policy/decide.ts';
import { contextFrom, type ContextValue, type Principal } from '../policy/document.ts';
import { parsePolicy } from '../policy/parse.ts';
import type { PolicySets } from '../policy/decide.ts';
import type { IamState } from '../state.ts';

export interface SimulationInput extends PageInput {
  readonly PolicySourceArn: string;
  readonly ActionNames: readonly string[];
  readonly ResourceArns?: readonly string[];
  readonly ResourcePolicy?: string;
  readonly PolicyInputList?: readonly string[];
  readonly PermissionsBoundaryPolicyInputList?: readonly string[];
  readonly ContextEntries?: readonly {
    readonly ContextKeyName?: string;
    readonly ContextKeyValues?: readonly string[];
  }[];
}

const DECISIONS: Readonly<Record<Decision['decision'], string>> = {
  Allow: 'allowed',
  ExplicitDeny: 'explicitDeny',
  ImplicitDeny: 'implicitDeny',
};

/** The answer of SimulatePrincipalPolicy. */
export function simulate(state: IamState, account: string, input: SimulationInput) {
  const owner = ownerOf(state, input.PolicySourceArn);
  const sets = setsFor(state, owner, input);
  const context = contextFrom(entries(input));
  const principal: Principal = { type: 'IAMUser', arn: input.PolicySourceArn, account };
  const results = input.ActionNames.flatMap((action) =>
    (input.ResourceArns ?? ['*']).map((resource) => {
      const { decision } = decide({ principal, action, resource, context }, sets);
      return {
        EvalActionName: action,
        EvalResourceName: resource,
        EvalDecision: DECISIONS[decision],
        MatchedStatements: [],
        MissingContextValues: [],
      };
    }),
  );
  const { items, rest } = pageOf(results, input);
  return { EvaluationResults: items, ...rest };
}

function setsFor(state: IamState, owner: string, input: SimulationInput): PolicySets {
  const library = policyLibrary();
  const sets = library.setsOf(state, owner);
  const texts = [...(input.PolicyInputList ?? [])];
  for (const text of [...texts, ...(input.PermissionsBoundaryPolicyInputList ?? [])]) {
    const parsed = parsePolicy(text, 'inline');
    if (!parsed.ok) throw invalidInput(`Invalid Policy document: ${parsed.message}`);
  }
  const added = library.setOfTexts(texts, 'inline');
  const boundary = input.PermissionsBoundaryPolicyInputList;
  return {
    ...sets,
    identity: {
      size: sets.identity.size + added.size,
      isSettled: () => false,
      judge: (request) => {
        const [a, b] = [sets.identity.judge(request), added.judge(request)];
        const denies = a.denies || b.denies;
        return { denies, allows: !denies && (a.allows || b.allows), naming: undefined };
      },
    },
    ...(boundary ? { boundary: library.setOfTexts(boundary, 'inline') } : {}),
    ...(input.ResourcePolicy === undefined
      ? {}
      : { resource: library.setOfTexts([input.ResourcePolicy], 'resource') }),
  };
}

function ownerOf(state: IamState, arn: string): string {
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  const kind = /^arn:aws:iam::\d{12}:(user|group|role)\//.exec(arn)?.[1];
  const entities = { user: state.users, group: state.groups, role: state.roles };
  const entity = kind ? entities[kind as keyof typeof entities].get(name) : undefined;
  if (!kind || entity?.arn !== arn) throw noSuchEntity(`The entity ${arn} cannot be found.`);
  return `${kind}:${name}`;
}

function entries(input: SimulationInput): Record<string, ContextValue> {
  const known = (input.ContextEntries ?? []).flatMap((entry) =>
    entry.ContextKeyName === undefined ? [] : [[entry.ContextKeyName, entry] as const],
  );
  return Object.fromEntries(
    known.map(([key, entry]) => {
      const values = entry.ContextKeyValues ?? [];
      return [key, values.length === 1 ? values[0]! : values];
    }),
  );
}
