import { refuseMembers } from '../../aws/unsupported.ts';
import type { ServiceContext } from '../../gateway/context.ts';
import { functionArn, parseFunctionName } from './names.ts';
import type { LambdaFunction, LambdaState } from './state.ts';

export interface PermissionInput {
  readonly FunctionName: string;
  readonly StatementId: string;
  readonly Action: string;
  readonly Principal: string;
  readonly SourceArn?: string;
  readonly SourceAccount?: string;
  readonly PrincipalOrgID?: string;
  readonly Qualifier?: string;
  readonly RevisionId?: string;
}

/** The statement AddPermission makes, as JSON text in AWS's key order. */
export function statementJson(ctx: ServiceContext<LambdaState>, input: PermissionInput): string {
  refuseMembers('Lambda AddPermission', input, [
    ...['EventSourceToken', 'FunctionUrlAuthType', 'InvokedViaFunctionUrl'],
  ]);
  const { name, qualifier } = parseFunctionName(input.FunctionName, input.Qualifier);
  const conditions: Record<string, Record<string, string>> = {};
  if (input.SourceAccount !== undefined) {
    conditions['StringEquals'] = { 'AWS:SourceAccount': input.SourceAccount };
  }
  if (input.PrincipalOrgID !== undefined) {
    const others = conditions['StringEquals'];
    conditions['StringEquals'] = { ...others, 'aws:PrincipalOrgID': input.PrincipalOrgID };
  }
  if (input.SourceArn !== undefined) {
    conditions['ArnLike'] = { 'AWS:SourceArn': input.SourceArn };
  }
  const resource = `${functionArn(ctx, name)}${qualifier === undefined ? '' : `:${qualifier}`}`;
  return JSON.stringify({
    Sid: input.StatementId,
    Effect: 'Allow',
    Principal: principalOf(input.Principal),
    Action: input.Action,
    Resource: resource,
    ...(Object.keys(conditions).length > 0 ? { Condition: conditions } : {}),
  });
}

function principalOf(principal: string): string | object {
  if (principal === '*') return '*';
  if (principal.endsWith('.amazonaws.com')) return { Service: principal };
  if (/^\d{12}$/.test(principal)) return { AWS: `arn:aws:iam::${principal}:root` };
  return { AWS: principal };
}

/** The function's policy as JSON text, or undefined when it has none. */
export function policyJson(fn: LambdaFunction): string | undefined {
  if (fn.statements.length === 0) return undefined;
  const statements = fn.statements.map((statement) => statement.json).join(',');
  return `{"Version":"2012-10-17","Id":"default","Statement":[${statements}]}`;
}
