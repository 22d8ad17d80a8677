/**
 * AWS's checks of single values in identity policies, with the texts that public tests recorded
 * against AWS ("MalformedPolicyDocument").
 */
import type { ConditionDocument } from './document.ts';
import { dateMs } from './values.ts';

const IAM_RESOURCE_PATHS = [
  'user/',
  'federated-user/',
  'role/',
  'group/',
  'instance-profile/',
  'mfa/',
  'server-certificate/',
  'policy/',
  'sms-mfa/',
  'saml-provider/',
  'oidc-provider/',
  'report/',
  'access-report/',
];

const PARTITIONS = new Set(['aws', 'aws-cn', 'aws-us-gov']);

/** What is wrong with an action, in AWS's words. */
export function actionProblem(action: string): string | undefined {
  if (action === '*') return undefined;
  const parts = action.split(':');
  if (parts.length === 1) {
    return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.';
  }
  if (parts.length > 2) return 'Actions/Condition can contain only one colon.';
  const vendor = parts[0]!;
  if (vendor !== '*' && /[^a-zA-Z0-9\-.]/.test(vendor)) return `Vendor ${vendor} is not valid`;
  return undefined;
}

/** What is wrong with a resource, in AWS's words. */
export function resourceProblem(resource: string): string | undefined {
  if (resource === '*') return undefined;
  const parts = resource.split(':');
  if (parts.length === 1) return `Resource ${resource} must be in ARN format or "*".`;
  const [, partition = '', service, region] = parts;
  if (!PARTITIONS.has(partition) && !partition.includes('*')) return partitionProblem(parts);
  if (service === undefined) {
    return 'Resource vendor must be fully qualified and cannot contain regexes.';
  }
  const rest = parts.slice(5).join(':');
  if (service === 'iam') return iamResourceProblem(resource, region ?? '', rest);
  if (service === 's3' && region !== undefined && region !== '') {
    return `Resource ${resource} can not contain region information.`;
  }
  if (/[*?]/.test(service)) {
    return 'Resource vendor must be fully qualified and cannot contain regexes.';
  }
  return undefined;
}

function iamResourceProblem(resource: string, region: string, rest: string): string | undefined {
  if (region !== '') return `IAM resource ${resource} cannot contain region information.`;
  const isKnown = IAM_RESOURCE_PATHS.some((path) => rest.startsWith(path));
  // The account's root ARN and wildcards are accepted beside the paths of entities.
  if (isKnown || rest === 'root' || rest.startsWith('*')) return undefined;
  return `IAM resource path must either be "*" or start with ${IAM_RESOURCE_PATHS.join(', ')}.`;
}

function partitionProblem(parts: readonly string[]): string {
  const after = parts.slice(2);
  const first = after[0] !== '' || after.length > 1 ? (after[0] ?? '*') : '*';
  const rest = after.length > 3 ? after.slice(3).join(':') : '*';
  const arn = `arn:${parts[1]}:${first}:${after[1] ?? '*'}:${after[2] ?? '*'}:${rest}`;
  return `Partition "${parts[1]}" is not valid for resource "${arn}".`;
}

/** ARNs that AWS's older parser gives up on. */
export function legacyProblem(resource: string): string | undefined {
  if (resource === '*') return undefined;
  const parts = resource.split(':');
  const isShort = parts.length < 6 && resource.includes('::');
  return isShort || parts[2] === '' ? 'The policy failed legacy parsing' : undefined;
}

/** Whether a date condition holds a value that is neither ISO 8601 nor epoch seconds. */
export function dateProblem(conditions: readonly ConditionDocument[]): boolean {
  return conditions.some(
    (one) =>
      /^(ForAnyValue:|ForAllValues:)?Date/.test(one.operator) &&
      one.values.some((value) => !value.includes('${') && dateMs(value) === undefined),
  );
}
