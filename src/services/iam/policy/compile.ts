/** Turns a checked document into statements that answer quickly. */
import { compileCondition, holds, type Condition } from './conditions.ts';
import type {
  ContextLookup,
  PolicyDocument,
  PrincipalElement,
  StatementDocument,
} from './document.ts';
import { fill, templateOf, type Template } from './variables.ts';
import { matchesPattern, patternOf, wildcardCodes, type Pattern } from './wildcard.ts';

export interface Statement {
  readonly sid: string | undefined;
  readonly isDeny: boolean;
  readonly actions: readonly Pattern[];
  readonly isNotAction: boolean;
  readonly resources: readonly Template[];
  readonly isNotResource: boolean;
  readonly principal: PrincipalElement | undefined;
  readonly isNotPrincipal: boolean;
  readonly conditions: readonly Condition[];
  /** Whether action and resource alone settle it: no conditions, variables or principals. */
  readonly isPlain: boolean;
}

/** Version 2012-10-17 is the only one in which `${…}` is a variable. */
const VARIABLES_SINCE = '2012-10-17';

export function compile(source: PolicyDocument): readonly Statement[] {
  const hasVariables = source.version === VARIABLES_SINCE;
  return source.statements.map((statement) => compileStatement(statement, hasVariables));
}

function compileStatement(source: StatementDocument, hasVariables: boolean): Statement {
  const resources = source.resources.map((text) => templateOf(text, hasVariables));
  const conditions = source.conditions.map((one) => compileCondition(one, hasVariables));
  return {
    sid: source.sid,
    isDeny: source.effect === 'Deny',
    actions: source.actions.map((text) => patternOf(wildcardCodes(text.toLowerCase()))),
    isNotAction: source.isNotAction,
    resources,
    isNotResource: source.isNotResource,
    principal: source.principal,
    isNotPrincipal: source.isNotPrincipal,
    conditions,
    isPlain:
      conditions.length === 0 &&
      source.principal === undefined &&
      resources.every((template) => template.fixed !== undefined),
  };
}

/** Whether a statement speaks of an action, whose name must be in lower case. */
export function coversAction(statement: Statement, lowerCaseAction: string): boolean {
  const isNamed = statement.actions.some((pattern) => matchesPattern(pattern, lowerCaseAction));
  return isNamed !== statement.isNotAction;
}

/**
 * Whether a statement speaks of a resource. Statements without a resource element (trust policies)
 * speak of what they are attached to. A variable without a value makes the statement not match.
 */
export function coversResource(
  statement: Statement,
  resource: string,
  context: ContextLookup,
): boolean {
  if (statement.resources.length === 0) return true;
  let isNamed = false;
  for (const template of statement.resources) {
    const filled = fill(template, context);
    if (!filled) return false;
    if (matchesPattern(filled.pattern, resource)) isNamed = true;
  }
  return isNamed !== statement.isNotResource;
}

export function meetsConditions(statement: Statement, context: ContextLookup): boolean {
  return statement.conditions.every((condition) => holds(condition, context));
}
