/** Reads policy text and answers as AWS does when it is malformed. */
import type {
  ConditionDocument,
  Effect,
  PolicyDocument,
  PolicyKind,
  PrincipalElement,
  StatementDocument,
} from './document.ts';
import { isKnownOperator } from './conditions.ts';
import { actionProblem, dateProblem, legacyProblem, resourceProblem } from './legacy-checks.ts';

export type Parsed =
  | { readonly ok: true; readonly document: PolicyDocument }
  | { readonly ok: false; readonly message: string };

type Raw = Readonly<Record<string, unknown>>;

const TOP_ELEMENTS = new Set(['Version', 'Id', 'Statement']);
const STATEMENT_ELEMENTS = new Set([
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Principal',
  'NotPrincipal',
  'Condition',
]);
const PRINCIPAL_TYPES = new Set(['AWS', 'Service', 'Federated', 'CanonicalUser']);

/** Thrown and caught inside this file. */
class Malformed extends Error {}

/** Reads a document; the message of a refusal is AWS's own for that kind of policy. */
export function parsePolicy(text: string, kind: PolicyKind): Parsed {
  try {
    return { ok: true, document: kind === 'trust' ? readTrust(text) : readPermissions(text, kind) };
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, message: error.message };
    throw error;
  }
}

/** Order of the answers as recorded against AWS: syntax, version, Sid, actions, resources. */
function readPermissions(text: string, kind: PolicyKind): PolicyDocument {
  const syntax = () => new Malformed('Syntax errors in policy.');
  const raw = readJson(text, syntax);
  const version = readVersion(raw, syntax);
  const statements = readStatements(raw, syntax);
  const isIdentity = kind !== 'resource';
  if (isIdentity && statements.some((one) => one.principal !== undefined)) {
    throw new Malformed('Policy document should not specify a principal.');
  }
  if (kind === 'managed' && version !== '2012-10-17') {
    throw new Malformed('Policy document must be version 2012-10-17 or greater.');
  }
  if (statements.some((one) => dateProblem(one.conditions))) {
    throw new Malformed('The policy failed legacy parsing');
  }
  const badResource = firstProblem(statements, (one) => one.resources, resourceProblem);
  if (!badResource && firstProblem(statements, (one) => one.resources, legacyProblem)) {
    throw new Malformed('The policy failed legacy parsing');
  }
  // Services word their own resource policies: the default policy of a topic has underscores.
  if (isIdentity) checkSids(statements);
  if (statements.some((one) => one.actions.length === 0)) {
    throw new Malformed('Policy statement must contain actions.');
  }
  if (statements.some((one) => one.resources.length === 0)) {
    throw new Malformed('Policy statement must contain resources.');
  }
  const badAction = firstProblem(statements, (one) => one.actions, actionProblem);
  const problem = badResource ?? badAction;
  if (problem) throw new Malformed(problem);
  return { version, statements };
}

function checkSids(statements: readonly StatementDocument[]): void {
  const sids = statements.flatMap((one) => (one.sid ? [one.sid] : []));
  if (new Set(sids).size < sids.length) {
    throw new Malformed('Statement IDs (SID) in a single policy must be unique.');
  }
  if (sids.some((sid) => !/^[0-9A-Za-z]*$/.test(sid))) {
    throw new Malformed(
      'Statement IDs (SID) must be alpha-numeric. ' +
        'Check that your input satisfies the regular expression [0-9A-Za-z]*',
    );
  }
}

function readTrust(text: string): PolicyDocument {
  const raw = readJson(text, () => new Malformed('This policy contains invalid Json'));
  const version = readVersion(
    raw,
    () => new Malformed('The policy must contain a valid version string'),
  );
  const list = listOf(raw['Statement']);
  if (list.length === 0) throw new Malformed('Could not parse the policy: Statement is empty!');
  for (const one of list) checkTrustStatement(one);
  const statements = readStatements(raw, () => new Malformed('Syntax error in policy.'));
  const sids = statements.flatMap((one) => (one.sid ? [one.sid] : []));
  if (new Set(sids).size < sids.length) {
    throw new Malformed('The Statement Ids in the policy are not unique');
  }
  return { version, statements };
}

function checkTrustStatement(value: unknown): void {
  if (!isRecord(value)) throw new Malformed('Syntax error in policy.');
  const effect = value['Effect'];
  if (effect === undefined) throw new Malformed('Missing required field Effect');
  if (effect !== 'Allow' && effect !== 'Deny') {
    throw new Malformed(`Invalid effect: ${String(effect)}`);
  }
  if (value['NotPrincipal'] !== undefined) {
    throw new Malformed(
      effect === 'Allow'
        ? 'Allow with NotPrincipal is not allowed.'
        : 'AssumeRole policy must not contain NotPrincipal field.',
    );
  }
  checkTrustPrincipal(value['Principal']);
  const actions = [...listOf(value['Action']), ...listOf(value['NotAction'])];
  if (actions.length === 0) throw new Malformed('Missing required field Action');
  if (actions.some((one) => typeof one !== 'string' || !/^sts:/i.test(one))) {
    throw new Malformed('AssumeRole policy may only specify STS AssumeRole actions.');
  }
  if (value['Resource'] !== undefined) throw new Malformed('Has prohibited field Resource');
  if (value['NotResource'] !== undefined) {
    throw new Malformed('AssumeRole policy must not contain resources.');
  }
}

function checkTrustPrincipal(principal: unknown): void {
  if (principal === undefined) throw new Malformed('Missing required field Principal');
  if (principal === '*') return;
  if (!isRecord(principal)) throw new Malformed('Principal must be a JSON object.');
  if (Object.keys(principal).length === 0) {
    throw new Malformed('Missing required field Principal cannot be empty!');
  }
  for (const [type, values] of Object.entries(principal)) {
    for (const value of listOf(values)) {
      if (!PRINCIPAL_TYPES.has(type) || !isPrincipalValue(type, value)) {
        throw new Malformed(`Invalid principal in policy: "${type}":"${String(value)}"`);
      }
    }
  }
}

function isPrincipalValue(type: string, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (type === 'AWS') {
    return /^(\*|\d{12}|A(ID|RO)A[A-Z0-9]{12,}|arn:aws:(iam|sts)::\d{12}:[^*?]+)$/.test(value);
  }
  if (type === 'Service') return /^[a-z0-9.-]+\.amazonaws\.com$/.test(value);
  return value.length > 0;
}

function readJson(text: string, problem: () => Malformed): Raw {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw problem();
  }
  if (!isRecord(value)) throw problem();
  if (Object.keys(value).some((key) => !TOP_ELEMENTS.has(key))) throw problem();
  return value;
}

function readVersion(raw: Raw, problem: () => Malformed): string {
  const version = raw['Version'] ?? '2008-10-17';
  if (version !== '2008-10-17' && version !== '2012-10-17') throw problem();
  return version;
}

function readStatements(raw: Raw, problem: () => Malformed): StatementDocument[] {
  const list = listOf(raw['Statement']);
  if (list.length === 0) throw problem();
  if (raw['Id'] !== undefined && typeof raw['Id'] !== 'string') throw problem();
  return list.map((value) => readStatement(value, problem));
}

function readStatement(value: unknown, problem: () => Malformed): StatementDocument {
  if (!isRecord(value)) throw problem();
  if (Object.keys(value).some((key) => !STATEMENT_ELEMENTS.has(key))) throw problem();
  const effect = value['Effect'];
  if (effect !== 'Allow' && effect !== 'Deny') throw problem();
  const sid = value['Sid'];
  if (sid !== undefined && typeof sid !== 'string') throw problem();
  const [actions, isNotAction] = readPair(value, 'Action', problem);
  const [resources, isNotResource] = readPair(value, 'Resource', problem);
  if (value['Principal'] !== undefined && value['NotPrincipal'] !== undefined) throw problem();
  const isNotPrincipal = value['NotPrincipal'] !== undefined;
  return {
    sid,
    effect: effect satisfies Effect,
    actions,
    isNotAction,
    resources,
    isNotResource,
    principal: readPrincipal(value[isNotPrincipal ? 'NotPrincipal' : 'Principal'], problem),
    isNotPrincipal,
    conditions: readConditions(value['Condition'], problem),
  };
}

/** `Action` or `NotAction`, never both. */
function readPair(
  statement: Raw,
  name: 'Action' | 'Resource',
  problem: () => Malformed,
): [string[], boolean] {
  const plain = statement[name];
  const negated = statement[`Not${name}`];
  if (plain !== undefined && negated !== undefined) throw problem();
  return [readStrings(plain ?? negated, problem), negated !== undefined];
}

function readPrincipal(value: unknown, problem: () => Malformed): PrincipalElement | undefined {
  if (value === undefined || value === '*') return value;
  if (!isRecord(value)) throw problem();
  const entries = Object.entries(value).map(([type, values]): [string, string[]] => {
    if (!PRINCIPAL_TYPES.has(type)) throw problem();
    return [type, readStrings(values, problem)];
  });
  return Object.fromEntries(entries);
}

function readConditions(value: unknown, problem: () => Malformed): ConditionDocument[] {
  if (value === undefined) return [];
  if (!isRecord(value)) throw problem();
  return Object.entries(value).flatMap(([operator, keys]) => {
    if (!isRecord(keys)) throw problem();
    if (!isKnownOperator(operator) && Object.keys(keys).length > 0) throw problem();
    return Object.entries(keys).map(([key, values]) => ({
      operator,
      key,
      values: listOf(values).map((one) => scalarText(one, problem)),
    }));
  });
}

/** Conditions take strings, and JSON's booleans and numbers, which AWS reads as strings. */
function scalarText(value: unknown, problem: () => Malformed): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  throw problem();
}

function readStrings(value: unknown, problem: () => Malformed): string[] {
  return listOf(value).map((one) => {
    if (typeof one !== 'string') throw problem();
    return one;
  });
}

function firstProblem(
  statements: readonly StatementDocument[],
  values: (one: StatementDocument) => readonly string[],
  check: (value: string) => string | undefined,
): string | undefined {
  for (const statement of statements) {
    for (const value of values(statement)) {
      const problem = check(value);
      if (problem) return problem;
    }
  }
  return undefined;
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
