import { awsError, type AwsError } from '../../../aws/errors.ts';
import { operation } from '../../../gateway/service.ts';
import { queueArn, queueAt, type SqsState } from '../state.ts';
import { onQueue, type QueueInput } from './declaration.ts';

interface Permission extends QueueInput {
  readonly Label: string;
  readonly AWSAccountIds: readonly string[];
  readonly Actions: readonly string[];
}

interface Policy {
  readonly Version: string;
  readonly Id?: string;
  readonly Statement: readonly { readonly Sid?: string }[];
}

/** Adds a statement to the queue's policy ("AddPermission"). */
export const addPermission = operation<SqsState, Permission>({
  name: 'AddPermission',
  readOnly: false,
  trail: { category: 'management' },
  ...onQueue,
  run: (ctx, { QueueUrl, Label, AWSAccountIds, Actions }) => {
    const queue = queueAt(ctx.state, QueueUrl);
    const arn = queueArn(ctx, queue.name);
    const policy = policyOf(queue.settings.Policy, arn);
    if (policy.Statement.some(({ Sid }) => Sid === Label)) {
      throw badLabel(Label, 'Already exists.');
    }
    const statement = {
      Sid: Label,
      Effect: 'Allow',
      Principal: { AWS: oneOrMany(AWSAccountIds.map((id) => `arn:aws:iam::${id}:root`)) },
      Action: oneOrMany(Actions.map((action) => `SQS:${action}`)),
      Resource: arn,
    };
    const Policy = JSON.stringify({ ...policy, Statement: [...policy.Statement, statement] });
    queue.settings = Object.freeze({ ...queue.settings, Policy });
    return {};
  },
});

/** Takes a statement out of the queue's policy ("RemovePermission"). */
export const removePermission = operation<SqsState, Pick<Permission, 'QueueUrl' | 'Label'>>({
  name: 'RemovePermission',
  readOnly: false,
  trail: { category: 'management' },
  ...onQueue,
  run: (ctx, { QueueUrl, Label }) => {
    const queue = queueAt(ctx.state, QueueUrl);
    const policy = policyOf(queue.settings.Policy, queueArn(ctx, queue.name));
    const Statement = policy.Statement.filter(({ Sid }) => Sid !== Label);
    if (Statement.length === policy.Statement.length) throw badLabel(Label, "can't find label.");
    const isEmpty = Statement.length === 0;
    queue.settings = Object.freeze({
      ...queue.settings,
      Policy: isEmpty ? undefined : JSON.stringify({ ...policy, Statement }),
    });
    return {};
  },
});

function policyOf(text: string | undefined, arn: string): Policy {
  if (text !== undefined) {
    const policy = JSON.parse(text) as Policy;
    // A single statement may stand without its list.
    return { ...policy, Statement: [policy.Statement].flat() };
  }
  return { Version: '2008-10-17', Id: `${arn}/SQSDefaultPolicy`, Statement: [] };
}

function oneOrMany(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? values[0]! : values;
}

function badLabel(label: string, reason: string): AwsError {
  return awsError(
    'InvalidParameterValue',
    `Value ${label} for parameter Label is invalid. Reason: ${reason}`,
  );
}
