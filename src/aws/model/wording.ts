/** How each family of AWS services words a violated constraint. Pure. */

import type { Shape } from './shapes.ts';
import type { Step, Violation } from './violations.ts';

export interface Wording {
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

/** Operations of CloudWatch that word each parameter by itself, and the code of a bad value. */
const CLOUDWATCH_PLAIN: ReadonlyMap<string, string> = new Map([
  ['PutMetricData', 'InvalidParameterValue'],
  ['ListMetrics', 'InvalidParameterValue'],
  ['GetMetricStatistics', 'InvalidParameterValue'],
  ['GetMetricData', 'ValidationError'],
  ['PutDashboard', 'InvalidParameterValue'],
  ['GetDashboard', 'InvalidParameterValue'],
  ['ListDashboards', 'InvalidParameterValue'],
  ['DeleteDashboards', 'InvalidParameterValue'],
]);

/** The code of "N validation errors detected" per service; the rest say ValidationException. */
const LISTED_CODE: ReadonlyMap<string, string> = new Map([
  ['cloudwatch', 'ValidationError'],
  ['iam', 'ValidationError'],
  ['sts', 'ValidationError'],
  ['autoscaling', 'ValidationError'],
  ['elbv2', 'ValidationError'],
  ['sns', 'ValidationError'],
  ['logs', 'InvalidParameterException'],
]);

/** Exceptions that an API reference has for one bad member, by its name. */
const MEMBER_CODES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'cloudtrail.LookupEvents',
    new Map([
      ['MaxResults', 'InvalidMaxResultsException'],
      ['EventCategory', 'InvalidEventCategoryException'],
      ['LookupAttributes', 'InvalidLookupAttributesException'],
    ]),
  ],
]);

/** Sets that AWS prints in an order of its own (recorded answers). */
const PRINTED_SETS: ReadonlyMap<string, string> = new Map([
  ['StateValue', 'INSUFFICIENT_DATA, ALARM, OK'],
]);

/** Structures that AWS prints with what is absent, in this order (recorded answers). */
const FULLY_PRINTED: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'MetricTransformation',
    ['metricName', 'metricNamespace', 'metricValue', 'defaultValue', 'unit', 'dimensions'],
  ],
]);

const LOGS_NAMES: ReadonlySet<string> = new Set(['LogGroupName', 'LogStreamName']);

/** The error AWS answers for these violations; `violations` is not empty. */
export function wordViolations(
  service: string,
  operation: string,
  violations: readonly Violation[],
): Wording {
  const first = violations[0]!;
  if (service === 'ec2') return wordEc2(first);
  if (service === 's3') return wordS3(first);
  if (service === 'rds' || service === 'sqs') {
    if (first.rule === 'required') return missing(`${nameOf(first)}`);
  }
  if (service === 'iam') return wordIam(violations);
  const plainCode = service === 'cloudwatch' ? CLOUDWATCH_PLAIN.get(operation) : undefined;
  if (plainCode !== undefined) return wordPlain(first, plainCode);
  if (service === 'logs' && first.rule === 'max-length' && LOGS_NAMES.has(first.shape.name)) {
    return {
      code: 'InvalidParameterException',
      message: 'Invalid LogGroup or LogStream, both must have length less than or equal to 512.',
      status: 400,
    };
  }
  const own = MEMBER_CODES.get(`${service}.${operation}`)?.get(String(first.path[0]));
  return {
    code: own ?? LISTED_CODE.get(service) ?? 'ValidationException',
    message: wordListed(service, violations),
    status: 400,
  };
}

/** "2 validation errors detected: Value 'x' at 'a' failed …; Value 'y' at 'b' failed …" */
function wordListed(service: string, violations: readonly Violation[]): string {
  const count = violations.length;
  const parts = violations.map((violation) => {
    const at = listedPath(violation.path);
    // IAM repeats no values.
    const isHidden = service === 'iam' || violation.shape.sensitive;
    const value = isHidden ? '' : ` ${listedValue(service, violation)}`;
    const rule = listedRule(service, violation);
    return `Value${value} at '${at}' failed to satisfy constraint: ${rule}`;
  });
  return `${count} validation error${count === 1 ? '' : 's'} detected: ${parts.join('; ')}`;
}

/** IAM describes the spelling of names and paths in words, when nothing else is wrong. */
function wordIam(violations: readonly Violation[]): Wording {
  const others = violations.filter((one) => one.rule !== 'pattern' || !iamSpelling(one));
  const message =
    others.length > 0 ? wordListed('iam', others) : String(iamSpelling(violations[0]!));
  return { code: 'ValidationError', message, status: 400 };
}

function iamSpelling({ shape, path }: Violation): string | undefined {
  const at = `The specified value for ${listedPath(path)} is invalid.`;
  if (shape.pattern === '[\\w+=,.@-]+') {
    return `${at} It must contain only alphanumeric characters and/or the following: +=,.@_-`;
  }
  if (shape.name === 'pathType' || shape.name === 'policyPathType') {
    return `${at} It must begin and end with / and contain only alphanumeric characters and/or / characters.`;
  }
  return undefined;
}

function listedPath(path: readonly Step[]): string {
  return path
    .map((step) => {
      if (typeof step === 'string') return lowerFirst(step);
      return `${typeof step === 'number' ? step : step.key}.member`;
    })
    .join('.');
}

function listedValue(service: string, violation: Violation): string {
  if (violation.rule === 'required') return 'null';
  const text = javaText(violation.value, violation.shape);
  // Lambda prints runtimes bare.
  if (service === 'lambda' && violation.shape.name === 'Runtime') return text;
  return `'${text}'`;
}

function listedRule(service: string, violation: Violation): string {
  const { rule, shape } = violation;
  if (rule === 'elements') {
    const rules = allRules(shape) + (service === 'iam' ? ', Member must not be null' : '');
    return `Member must satisfy constraint: [${rules}]`;
  }
  if (rule === 'keys') return `Map keys must satisfy constraint: [${allRules(shape)}]`;
  if (rule === 'values') return `Map value must satisfy constraint: [${allRules(shape)}]`;
  const text = memberRule(rule, shape);
  return service === 'lambda' && shape.name === 'Runtime' ? `${text} or be a valid ARN` : text;
}

function memberRule(rule: Violation['rule'], shape: Shape): string {
  switch (rule) {
    case 'required':
      return 'Member must not be null';
    case 'min-length':
      return `Member must have length greater than or equal to ${shape.min}`;
    case 'max-length':
      return `Member must have length less than or equal to ${shape.max}`;
    case 'min-value':
      return `Member must have value greater than or equal to ${shape.min}`;
    case 'max-value':
      return `Member must have value less than or equal to ${shape.max}`;
    case 'pattern':
      return `Member must satisfy regular expression pattern: ${shape.pattern}`;
    default:
      return `Member must satisfy enum value set: [${printedSet(shape)}]`;
  }
}

function allRules(shape: Shape): string {
  const rules: string[] = [];
  if (shape.max !== undefined) rules.push(memberRule('max-length', shape));
  if (shape.min !== undefined) rules.push(memberRule('min-length', shape));
  if (shape.pattern !== undefined) rules.push(memberRule('pattern', shape));
  if (shape.values) rules.push(memberRule('enum', shape));
  return rules.join(', ');
}

function printedSet(shape: Shape): string {
  return PRINTED_SETS.get(shape.name) ?? shape.values!.join(', ');
}

/** CloudWatch's metric operations name the parameter and say one thing about it. */
function wordPlain(violation: Violation, code: string): Wording {
  const { rule, shape, value } = violation;
  const at = queryPath(violation.path, rule === 'elements');
  const isMissing = rule === 'required' || (rule === 'min-length' && value === '');
  if (isMissing) {
    const missingCode = code === 'ValidationError' ? code : 'MissingParameter';
    return { code: missingCode, message: `The parameter ${at} is required.`, status: 400 };
  }
  const say = (message: string): Wording => ({ code, message, status: 400 });
  if (shape.values && (rule === 'enum' || rule === 'elements')) {
    return say(`The parameter ${at} must be a value in the set [${printedSet(shape)}].`);
  }
  if (rule === 'max-length' && shape.kind === 'list') {
    return say(`The collection ${at} must not have a size greater than ${shape.max}.`);
  }
  if (rule === 'min-length' && shape.kind === 'list') {
    return say(`The collection ${at} must not have a size less than ${shape.min}.`);
  }
  if (rule === 'max-length') {
    return say(`The parameter ${at} must be shorter than ${shape.max! + 1} characters.`);
  }
  if (rule === 'min-value' || rule === 'max-value') {
    const bound = rule === 'min-value' ? shape.min : shape.max;
    const side = rule === 'min-value' ? 'greater' : 'less';
    return say(`The parameter ${at} must be ${side} than or equal to ${bound}.`);
  }
  return say(`The value ${javaText(value, shape)} for parameter ${at} is invalid.`);
}

function queryPath(path: readonly Step[], isElement: boolean): string {
  const steps = path.map((step) => {
    if (typeof step === 'string') return step;
    return typeof step === 'number' ? `member.${step}` : step.key;
  });
  return isElement ? `${steps.join('.')}.member.1.<list element>` : steps.join('.');
}

/** EC2 reports one parameter, by its name in the request. */
function wordEc2(violation: Violation): Wording {
  const name = nameOf(violation);
  if (violation.rule === 'required') return missing(name);
  const value = javaText(violation.value, violation.shape);
  const say = (message: string): Wording => ({
    code: 'InvalidParameterValue',
    message,
    status: 400,
  });
  const { rule, shape } = violation;
  if (rule === 'min-value' || rule === 'max-value') {
    const bound = rule === 'min-value' ? shape.min : shape.max;
    const side = rule === 'min-value' ? 'greater' : 'less';
    return say(
      `Value ( ${value} ) for parameter ${lowerFirst(name)} is invalid. ` +
        `Expecting a value ${side} than or equal to ${bound}.`,
    );
  }
  if (shape.name === 'InstanceType') {
    return rule === 'elements'
      ? unknownTypes(violation)
      : say(`Invalid value '${value}' for InstanceType.`);
  }
  if (shape.name === 'LaunchTemplateName') {
    return {
      code: 'InvalidLaunchTemplateName.MalformedException',
      message:
        'A launch template name must be between 3 and 128 characters, and may contain letters, numbers, and the following characters: - ( ) . / _.',
      status: 400,
    };
  }
  return say(`Value (${value}) for parameter ${lowerFirst(name)} is invalid.`);
}

/** DescribeInstanceTypes names those that do not exist, and them alone. */
function unknownTypes({ value, shape }: Violation): Wording {
  const names = Array.isArray(value) ? value.map(String) : [];
  const unknown = names.filter((name) => !shape.values?.includes(name));
  return {
    code: 'InvalidInstanceType',
    message: `The following supplied instance types do not exist: [${unknown.join(', ')}]`,
    status: 400,
  };
}

/** S3 has no parameter validation of this kind: a bad body is malformed, a bad header invalid. */
function wordS3(violation: Violation): Wording {
  if (violation.shape.name === 'BucketLocationConstraint') {
    return {
      code: 'InvalidLocationConstraint',
      message: 'The specified location-constraint is not valid',
      status: 400,
    };
  }
  if (violation.path.length > 1) {
    return {
      code: 'MalformedXML',
      message:
        'The XML you provided was not well-formed or did not validate against our published schema',
      status: 400,
    };
  }
  if (violation.shape.name === 'StorageClass') {
    return {
      code: 'InvalidStorageClass',
      message: 'The storage class you specified is not valid',
      status: 400,
    };
  }
  return { code: 'InvalidArgument', message: 'Invalid Argument', status: 400 };
}

function missing(name: string): Wording {
  return {
    code: 'MissingParameter',
    message: `The request must contain the parameter ${name}`,
    status: 400,
  };
}

/** The request's own name of the member that broke the rule. */
function nameOf(violation: Violation): string {
  const last = [...violation.path].reverse().find((step) => typeof step === 'string');
  const member = String(last ?? 'input');
  return violation.holder?.wireNames.get(member) ?? member;
}

/** Longer values are cut: an answer must not grow with the request. */
const MAX_PRINTED = 1024;

/** A value as a Java service prints it: [a, b], {k=v}, Tag(key=a, value=b). */
function javaText(value: unknown, shape: Shape): string {
  const text = print(value, shape, 0);
  return text.length > MAX_PRINTED ? `${text.slice(0, MAX_PRINTED)}...` : text;
}

function print(value: unknown, shape: Shape | undefined, depth: number): string {
  if (depth > 4) return '...';
  if (Array.isArray(value)) {
    const items = value.slice(0, 100);
    return `[${items.map((item) => print(item, shape?.element, depth + 1)).join(', ')}]`;
  }
  if (value instanceof Uint8Array) return `java.nio.HeapByteBuffer[pos=0 lim=${value.length}]`;
  if (typeof value === 'object' && value !== null) {
    return printMembers(value as Readonly<Record<string, unknown>>, shape, depth + 1);
  }
  return String(value);
}

function printMembers(
  value: Readonly<Record<string, unknown>>,
  shape: Shape | undefined,
  depth: number,
): string {
  if (shape?.kind !== 'structure') {
    const pairs = Object.entries(value).map(
      ([key, item]) => `${key}=${print(item, shape?.element, depth)}`,
    );
    return `{${pairs.join(', ')}}`;
  }
  const names = FULLY_PRINTED.get(shape.name) ?? Object.keys(value);
  const pairs = names.map((name) => {
    const member = value[name] ?? null;
    return `${lowerFirst(name)}=${print(member, shape.members.get(name), depth)}`;
  });
  return `${shape.name}(${pairs.join(', ')})`;
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
