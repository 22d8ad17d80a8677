/** What code may import, each loaded when it is first asked for. */

type Loader = () => Promise<object>;

const CLIENTS: Readonly<Record<string, Loader>> = {
  '@aws-sdk/client-auto-scaling': () => import('@aws-sdk/client-auto-scaling'),
  '@aws-sdk/client-cloudtrail': () => import('@aws-sdk/client-cloudtrail'),
  '@aws-sdk/client-cloudwatch': () => import('@aws-sdk/client-cloudwatch'),
  '@aws-sdk/client-cloudwatch-logs': () => import('@aws-sdk/client-cloudwatch-logs'),
  '@aws-sdk/client-dynamodb': () => import('@aws-sdk/client-dynamodb'),
  '@aws-sdk/client-ec2': () => import('@aws-sdk/client-ec2'),
  '@aws-sdk/client-elastic-load-balancing-v2': () =>
    import('@aws-sdk/client-elastic-load-balancing-v2'),
  '@aws-sdk/client-iam': () => import('@aws-sdk/client-iam'),
  '@aws-sdk/client-lambda': () => import('@aws-sdk/client-lambda'),
  '@aws-sdk/client-rds': () => import('@aws-sdk/client-rds'),
  '@aws-sdk/client-s3': () => import('@aws-sdk/client-s3'),
  '@aws-sdk/client-sns': () => import('@aws-sdk/client-sns'),
  '@aws-sdk/client-sqs': () => import('@aws-sdk/client-sqs'),
  '@aws-sdk/client-sts': () => import('@aws-sdk/client-sts'),
};

/** The exports of a client's package; undefined where there is no such package here. */
export async function loadClient(name: string): Promise<object | undefined> {
  return Object.hasOwn(CLIENTS, name) ? CLIENTS[name]!() : undefined;
}

/** What to say of a package that cannot be imported. */
export function notHere(name: string): string {
  const names = Object.keys(CLIENTS).map((client) => client.replace('@aws-sdk/', ''));
  return (
    `'${name}' is not installed here. Code may import the AWS SDK's clients, @aws-sdk/…: ` +
    `${names.join(', ')}; and node:timers/promises.`
  );
}
