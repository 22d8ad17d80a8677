import { awsError, notSimulated } from '../../../aws/errors.ts';
import { deepFreeze } from '../../../gateway/freeze.ts';
import { compileFilterPolicy, type FilterPolicyScope } from '../filter-policy/compile.ts';
import { FilterPolicyError } from '../filter-policy/errors.ts';
import { policyRefusal } from '../filter-policy/refusal.ts';
import { invalid, type Subscription, type SubscriptionFilter } from '../state.ts';

export interface AttributeChange {
  readonly name: string;
  readonly value: string;
  readonly operation: 'Subscribe' | 'SetSubscriptionAttributes';
  readonly scope: FilterPolicyScope;
}

/** Sets one attribute of a subscription, in the words of the operation that asks. */
export function setSubscriptionAttribute(
  subscription: Subscription,
  change: AttributeChange,
): void {
  const { name, value, operation } = change;
  const prefix = operation === 'Subscribe' ? 'Attributes Reason: ' : '';
  switch (name) {
    case 'RawMessageDelivery':
      if (!/^(true|false)$/i.test(value)) {
        throw invalid(
          `${prefix}RawMessageDelivery: Invalid value [${value}]. Must be true or false.`,
        );
      }
      subscription.isRaw = value.toLowerCase() === 'true';
      return;
    case 'FilterPolicyScope':
      if (value !== 'MessageAttributes' && value !== 'MessageBody') {
        throw invalid(
          `${prefix}FilterPolicyScope: Invalid value [${value}]. Please use either ` +
            'MessageBody or MessageAttributes',
        );
      }
      subscription.filterScope = value;
      if (subscription.filter) {
        subscription.filter = compile(subscription.filter.source, { ...change, scope: value });
      }
      return;
    case 'FilterPolicy':
      subscription.filter = value === '' || value === '{}' ? undefined : compile(value, change);
      return;
    case 'RedrivePolicy':
    case 'DeliveryPolicy':
    case 'SubscriptionRoleArn':
    case 'ReplayPolicy':
      throw notSimulated(`Not simulated: Amazon SNS subscription attribute ${name}.`);
    default:
      throw invalid(`${prefix}AttributeName`);
  }
}

function compile(source: string, change: AttributeChange): SubscriptionFilter {
  const { scope, operation } = change;
  try {
    return deepFreeze({ source, scope, policy: compileFilterPolicy(source, scope) });
  } catch (error) {
    if (!(error instanceof FilterPolicyError)) throw error;
    throw awsError('InvalidParameter', policyRefusal(error, operation));
  }
}

export function subscriptionAttributes(
  subscription: Subscription,
  account: string,
): Record<string, string> {
  const { filter } = subscription;
  return {
    SubscriptionPrincipal: subscription.principal,
    Owner: account,
    RawMessageDelivery: String(subscription.isRaw),
    TopicArn: subscription.topicArn,
    Endpoint: subscription.endpoint,
    Protocol: subscription.protocol,
    PendingConfirmation: String(subscription.pending !== undefined),
    ConfirmationWasAuthenticated: String(subscription.wasAuthenticated),
    SubscriptionArn: subscription.arn,
    ...(filter ? { FilterPolicy: filter.source, FilterPolicyScope: filter.scope } : {}),
  };
}
