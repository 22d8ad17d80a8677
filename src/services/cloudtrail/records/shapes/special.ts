import type { TrailParts } from '../../../../gateway/service.ts';
import { HIDDEN } from '../forms/lowered.ts';
import type { Row } from '../../store/row.ts';
import { MESSAGE_SHAPES } from './messages.ts';
import { METRIC_SHAPES } from './metrics.ts';
import { isBody, without, withDefault, emptied, type SpecialShape } from './reshape.ts';

/** Operations whose records differ from the rules of casing, by `service:Operation`. */
export const SPECIAL_SHAPES: Readonly<Record<string, SpecialShape>> = {
  'sts:AssumeRole': assumeRole,
  'sts:GetCallerIdentity': () => ({ requestParameters: null }),
  'sts:GetFederationToken': (_, parts) => ({ responseElements: minted(parts.responseElements) }),
  'sts:GetSessionToken': (_, parts) => ({ responseElements: minted(parts.responseElements) }),
  'iam:CreateRole': encodedTrustPolicy,
  'iam:CreateAccessKey': (_, parts) => ({
    responseElements: picked(parts.responseElements, 'accessKey', [
      ...['accessKeyId', 'status', 'userName', 'createDate'],
    ]),
  }),
  'iam:CreateLoginProfile': (_, parts) => ({
    requestParameters: withDefault(parts.requestParameters, 'passwordResetRequired', false),
    responseElements: withoutIn(parts.responseElements, 'loginProfile', ['password']),
  }),
  'ec2:CreateSecurityGroup': (_, parts) => ({
    responseElements: withDefault(parts.responseElements, '_return', true),
  }),
  'ec2:StopInstances': (_, parts) => ({
    requestParameters: withDefault(parts.requestParameters, 'force', false),
  }),
  'ec2:CreateSnapshot': (_, parts) => ({ responseElements: snapshotAnswer(parts) }),
  'lambda:CreateFunction': functionEnvironment,
  'lambda:UpdateFunctionCode': functionCode,
  'lambda:UpdateFunctionConfiguration': functionEnvironment,
  'lambda:Invoke': (row, parts, scope) => ({
    requestParameters: without(parts.requestParameters, ['payload', 'logType', 'clientContext']),
    resources: [
      {
        accountId: scope.account,
        type: 'AWS::Lambda::Function',
        ARN: functionArn(String(row.call.params['FunctionName'] ?? ''), scope),
      },
    ],
  }),
  'rds:CreateDBInstance': hiddenMasterPassword,
  'rds:ModifyDBInstance': hiddenMasterPassword,
  ...METRIC_SHAPES,
  ...MESSAGE_SHAPES,
  'dynamodb:GetItem': itemRequest,
  'dynamodb:PutItem': itemRequest,
  'dynamodb:UpdateItem': itemRequest,
  'dynamodb:DeleteItem': itemRequest,
  'dynamodb:Query': itemRequest,
  'dynamodb:Scan': itemRequest,
};

/** Role sessions: the role stands in `resources`; EC2 and Lambda mint without assumedRoleUser. */
function assumeRole(row: Row, parts: TrailParts, scope: { account: string }): Partial<TrailParts> {
  const answer = minted(parts.responseElements);
  const { invokedBy } = row.identity;
  const isForHost = invokedBy === 'ec2.amazonaws.com' || invokedBy === 'lambda.amazonaws.com';
  const roleArn = row.params?.['RoleArn'];
  return {
    responseElements: isForHost ? without(answer, ['assumedRoleUser']) : answer,
    ...(row.failure || typeof roleArn !== 'string'
      ? {}
      : { resources: [{ accountId: scope.account, type: 'AWS::IAM::Role', ARN: roleArn }] }),
  };
}

/** A snapshot's state is called `status` here, its size is a text. */
function snapshotAnswer({ responseElements: answer }: TrailParts): unknown {
  if (!isBody(answer)) return answer;
  const { state, progress: _, volumeSize, ...rest } = answer;
  return { ...rest, status: state, volumeSize: String(volumeSize) };
}

/** The session token stays in clear, the secret never does. */
function minted(answer: unknown): unknown {
  return picked(answer, 'credentials', ['accessKeyId', 'sessionToken', 'expiration']);
}

/** CreateRole's answer holds the trust policy percent-encoded, the request as plain JSON text. */
function encodedTrustPolicy(_: Row, parts: TrailParts): Partial<TrailParts> {
  if (!isBody(parts.responseElements)) return {};
  const { role, ...others } = parts.responseElements;
  if (!isBody(role)) return {};
  const policy = role['assumeRolePolicyDocument'];
  const isPlain = typeof policy === 'string' && policy.trimStart().startsWith('{');
  const encoded = isPlain ? { assumeRolePolicyDocument: encodeURIComponent(policy) } : {};
  return { responseElements: { ...others, role: { ...role, ...encoded } } };
}

/** Values of environment variables never reach a record. */
function functionEnvironment(_: Row, parts: TrailParts): Partial<TrailParts> {
  return {
    requestParameters: emptied(parts.requestParameters, 'environment'),
    responseElements: emptied(parts.responseElements, 'environment'),
  };
}

function functionCode(
  row: Row,
  parts: TrailParts,
  scope: { account: string; region: string },
): Partial<TrailParts> {
  if (!isBody(parts.requestParameters)) return functionEnvironment(row, parts);
  const name = String(parts.requestParameters['functionName'] ?? '');
  const request = {
    fullyQualifiedArn: {
      arnPrefix: { partition: 'aws', region: scope.region, account: scope.account },
      relativeId: { functionName: name.split(':').at(-1) },
      functionQualifier: {},
    },
    functionName: name,
    publish: false,
    dryRun: false,
    ...parts.requestParameters,
  };
  return { ...functionEnvironment(row, parts), requestParameters: request };
}

function functionArn(
  name: string,
  { account, region }: { account: string; region: string },
): string {
  if (name.startsWith('arn:')) return name;
  return `arn:aws:lambda:${region}:${account}:function:${name}`;
}

function hiddenMasterPassword(_: Row, parts: TrailParts): Partial<TrailParts> {
  const { requestParameters: request } = parts;
  if (!isBody(request) || request['masterUserPassword'] === undefined) return {};
  return { requestParameters: { ...request, masterUserPassword: HIDDEN } };
}

/** Only key attributes of items appear, never values. */
function itemRequest(
  row: Row,
  parts: TrailParts,
  scope: { account: string; region: string },
): Partial<TrailParts> {
  const table = String(row.call.params['TableName'] ?? '');
  const arn = `arn:aws:dynamodb:${scope.region}:${scope.account}:table/${table}`;
  return {
    requestParameters: without(parts.requestParameters, [
      ...['item', 'expressionAttributeValues', 'attributeUpdates', 'expected'],
    ]),
    responseElements: null,
    resources: [{ accountId: scope.account, type: 'AWS::DynamoDB::Table', ARN: arn }],
  };
}

function withoutIn(value: unknown, member: string, names: readonly string[]): unknown {
  if (!isBody(value)) return value;
  return { ...value, [member]: without(value[member], names) };
}

/** `member` of an answer with only `names`, in their order. */
function picked(value: unknown, member: string, names: readonly string[]): unknown {
  if (!isBody(value)) return value;
  const inner = value[member];
  if (!isBody(inner)) return value;
  const kept: [string, unknown][] = [];
  for (const name of names) if (inner[name] !== undefined) kept.push([name, inner[name]]);
  return { ...value, [member]: Object.fromEntries(kept) };
}
