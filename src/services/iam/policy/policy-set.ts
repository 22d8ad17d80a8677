/** Several documents of one kind, judged together: any allow suffices, any deny ends it. */
import {
  compile,
  coversAction,
  coversResource,
  meetsConditions,
  type Statement,
} from './compile.ts';
import type { ContextLookup, PolicyDocument, Principal } from './document.ts';
import { isExempt, namingOf, stronger, type Naming } from './principals.ts';

/** What a set of policies says of one request. */
export interface Verdict {
  readonly denies: boolean;
  readonly allows: boolean;
  /** How a resource policy that allows names the caller. */
  readonly naming: Naming | undefined;
}

export interface PolicySet {
  readonly size: number;
  judge(request: SetRequest): Verdict;
  /** Whether action and resource alone settle what the set says. */
  isSettled(action: string, resource: string): boolean;
}

export interface SetRequest {
  readonly action: string;
  readonly resource: string;
  readonly context: ContextLookup;
  /** Needed only by documents that have principals. */
  readonly principal?: Principal | undefined;
}

/** What is left to look at for one action and resource: constant answers and open statements. */
interface Rest {
  readonly constant: Verdict;
  readonly open: readonly Statement[];
}

const SILENT: Verdict = Object.freeze({ denies: false, allows: false, naming: undefined });
const ALLOWS: Verdict = Object.freeze({ denies: false, allows: true, naming: undefined });
const DENIES: Verdict = Object.freeze({ denies: true, allows: false, naming: undefined });

/** Remembered questions per set; a set that reaches this many forgets them all. */
const MEMO_LIMIT = 4096;

/**
 * Makes a set. It remembers, per action and resource, which statements can still matter, so that a
 * repeated call costs two map look-ups when no condition applies.
 */
export function policySetOf(documents: readonly PolicyDocument[]): PolicySet {
  const statements = documents.flatMap((one) => compile(one));
  const memo = new Map<string, Map<string, Rest>>();
  let remembered = 0;
  const restFor = (action: string, resource: string): Rest => {
    const byResource = memo.get(action);
    const known = byResource?.get(resource);
    if (known) return known;
    const rest = restOf(statements, action.toLowerCase(), resource);
    remembered += 1;
    if (remembered > MEMO_LIMIT) {
      memo.clear();
      remembered = 1;
    }
    const kept = memo.get(action) ?? new Map<string, Rest>();
    kept.set(resource, rest);
    memo.set(action, kept);
    return rest;
  };
  return {
    size: documents.length,
    judge(request) {
      const rest = restFor(request.action, request.resource);
      if (rest.open.length === 0 || rest.constant.denies) return rest.constant;
      return judgeOpen(rest, request);
    },
    isSettled(action, resource) {
      const rest = restFor(action, resource);
      return rest.open.length === 0 || rest.constant.denies;
    },
  };
}

function restOf(statements: readonly Statement[], action: string, resource: string): Rest {
  let constant = SILENT;
  const open: Statement[] = [];
  for (const statement of statements) {
    if (!coversAction(statement, action)) continue;
    if (!statement.isPlain) {
      open.push(statement);
    } else if (coversResource(statement, resource, () => undefined)) {
      constant = statement.isDeny ? DENIES : constant.denies ? constant : ALLOWS;
    }
  }
  return { constant, open };
}

function judgeOpen(rest: Rest, request: SetRequest): Verdict {
  let { allows } = rest.constant;
  let naming: Naming | undefined;
  for (const statement of rest.open) {
    const named = namingIn(statement, request.principal);
    if (named === 'none') continue;
    if (!coversResource(statement, request.resource, request.context)) continue;
    if (!meetsConditions(statement, request.context)) continue;
    if (statement.isDeny) return DENIES;
    allows = true;
    naming = stronger(naming, named);
  }
  if (naming !== undefined) return { denies: false, allows, naming };
  return allows ? ALLOWS : SILENT;
}

/** How a statement names the caller: undefined when it names nobody, `none` when others. */
function namingIn(
  statement: Statement,
  principal: Principal | undefined,
): Naming | undefined | 'none' {
  if (statement.principal === undefined) return undefined;
  if (principal === undefined) return 'none';
  if (statement.isNotPrincipal) {
    return isExempt(statement.principal, principal) ? 'none' : 'direct';
  }
  return namingOf(statement.principal, principal) ?? 'none';
}
