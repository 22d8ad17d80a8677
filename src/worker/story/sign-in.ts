import type { WorldFile } from '../../lessons/schema.ts';
import type { World } from '../../world/world.ts';
import type { Learner } from './story.ts';

interface ConsoleCredentials {
  readonly AccessKeyId: string;
  readonly SessionToken?: string;
}

/** The learner signs in to the console as anybody does; the record is the first of their own. */
export function signIn(world: World, { learner, account }: WorldFile): Learner {
  const { user, password, from: sourceIp, agent: userAgent } = learner;
  const outcome = world.submit({
    service: 'signin',
    operation: 'ConsoleLogin',
    region: 'us-east-1',
    params: { UserName: user, Password: password },
    credential: { kind: 'anonymous' },
    via: 'console',
    userAgent,
    sourceIp,
  });
  if (!outcome.ok) throw new Error(`The learner cannot sign in: ${outcome.error.message}`);
  const keys = outcome.result['Credentials'] as ConsoleCredentials;
  return {
    identity: {
      label: `${user} @ larkfield`,
      arn: `arn:aws:iam::${account}:user/${user}`,
      accountId: account,
    },
    credential: {
      kind: 'key',
      accessKeyId: keys.AccessKeyId,
      ...(keys.SessionToken ? { sessionToken: keys.SessionToken } : {}),
    },
    userAgent,
    sourceIp,
  };
}
