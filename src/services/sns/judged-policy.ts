/**
 * A topic policy as a service is judged by it: statements for every AWS principal under
 * AWS:SourceOwner also let services in that act for the owner. That is how the default policy of a
 * topic lets CloudWatch alarms publish.
 */
export function judgedPolicy(policy: string): string {
  if (!/sourceowner/i.test(policy)) return policy;
  const parsed = JSON.parse(policy) as { Statement?: unknown };
  const { Statement } = parsed;
  const statements: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  return JSON.stringify({ ...parsed, Statement: statements.map(opened) });
}

function opened(statement: unknown): unknown {
  if (typeof statement !== 'object' || statement === null) return statement;
  const { Principal, Condition } = statement as { Principal?: unknown; Condition?: unknown };
  const isForAll = JSON.stringify(Principal) === '{"AWS":"*"}';
  const asksOwner = /"aws:sourceowner"/i.test(JSON.stringify(Condition ?? {}));
  return isForAll && asksOwner ? { ...statement, Principal: '*' } : statement;
}
