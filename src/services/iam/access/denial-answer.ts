/** A refusal in the words, codes and status of the service that was asked. */
import type { ErrorAnswer } from '../../../aws/errors.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import type { Authorization, Denial } from '../../../gateway/ports.ts';
import { missingCredential } from '../../../aws/credential-errors.ts';
import { refusalText } from '../policy/refusal.ts';
import type { IamState } from '../state.ts';
import { encodeMessage } from './encoded-message.ts';
import { resourceOf } from './resource.ts';

type Style = (ask: Authorization, denial: Denial) => ErrorAnswer;

/** Services whose wire code or wording is not their protocol's usual one. */
const OWN_STYLES: Readonly<Record<string, Style>> = {
  ec2: ec2Answer,
  s3: () => answer('AccessDenied', 'Access Denied', 403),
  // SNS spells its prefix in capitals, and has a code of its own.
  sns: (ask, denial) => {
    const action = ask.action.replace(/^sns:/, 'SNS:');
    return answer('AuthorizationError', sentence({ ...ask, action }, denial), 403);
  },
  // SQS writes actions in lower case.
  sqs: (ask, denial) => {
    const action = ask.action.toLowerCase();
    return answer('AccessDenied', sentence({ ...ask, action }, denial), 403);
  },
  cloudwatch: (ask, denial) => answer('AccessDenied', sentence(ask, denial), 403),
};

/** The port: how a denial is answered. CloudTrail spells every such code `AccessDenied`. */
export function denialAnswer(
  _ctx: ServiceContext<IamState>,
  ask: Authorization,
  denial: Denial,
): ErrorAnswer {
  if (ask.identity.type === 'Anonymous') return missingCredential(ask.service.name);
  const { name, protocol } = ask.service;
  if (Object.hasOwn(OWN_STYLES, name)) return OWN_STYLES[name]!(ask, denial);
  switch (protocol) {
    case 'json':
      return answer('AccessDeniedException', sentence(ask, denial), 400);
    case 'rest-json':
      return answer('AccessDeniedException', sentence(ask, denial), 403);
    default:
      return answer('AccessDenied', sentence(ask, denial), 403);
  }
}

function answer(code: string, message: string, status: number): ErrorAnswer {
  return { code, message, status, fault: 'client' };
}

function sentence(ask: Authorization, denial: Denial): string {
  const { identity, action } = ask;
  return refusalText({ caller: identity.arn, action, resource: wordedResource(ask) }, denial);
}

/** Services that write `on resource: *`; the others leave the resource out. */
const WRITES_STAR = new Set(['iam', 'lambda']);

function wordedResource(ask: Authorization): string | undefined {
  const resource = resourceOf(ask);
  if (resource === '*') return WRITES_STAR.has(ask.service.name) ? resource : undefined;
  return ask.service.name === 'iam' ? iamResource(ask.action, resource) : resource;
}

/** Actions on what does not exist yet, on all of a kind, or on a role that is passed on. */
const NAMES_ARN = new Set(
  (
    'CreateUser CreateGroup CreateRole CreateInstanceProfile CreateServiceLinkedRole ' +
    'CreateVirtualMFADevice ListUsers ListGroups ListRoles ListInstanceProfiles ' +
    'ListVirtualMFADevices PassRole'
  )
    .split(' ')
    .map((name) => `iam:${name}`),
);

/** IAM names what exists in words: `user NAME`, `role NAME`, `policy ARN`. */
function iamResource(action: string, arn: string): string {
  if (NAMES_ARN.has(action)) return arn;
  if (action === 'iam:ListPolicies') return 'policy path /';
  const found = /^arn:aws:iam::\w*:(user|role|group|policy|instance-profile)\/(.+)$/.exec(arn);
  if (!found) return arn;
  const [, kind, path = ''] = found;
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (kind === 'policy') return `policy ${action === 'iam:CreatePolicy' ? name : arn}`;
  return `${kind === 'instance-profile' ? 'instance profile' : kind} ${name}`;
}

/** `You are not authorized to perform this operation.`, the sentence, and the encoded details. */
function ec2Answer(ask: Authorization, denial: Denial): ErrorAnswer {
  const { identity } = ask;
  const details = JSON.stringify({
    allowed: false,
    explicitDeny: denial.explicit,
    matchedStatements: { items: [] },
    failures: { items: [] },
    context: {
      principal: {
        id: identity.principalId,
        name: identity.userName ?? identity.session?.issuer?.userName,
        arn: identity.arn,
      },
      action: ask.action,
      resource: resourceOf(ask),
      conditions: { items: [] },
    },
  });
  const message =
    `You are not authorized to perform this operation. ${sentence(ask, denial)}. ` +
    `Encoded authorization failure message: ${encodeMessage(details)}`;
  return answer('UnauthorizedOperation', message, 403);
}
