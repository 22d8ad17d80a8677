/** The JavaScript SDK's client of every simulated service. */
import * as autoscaling from '@aws-sdk/client-auto-scaling';
import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import * as cloudwatch from '@aws-sdk/client-cloudwatch';
import * as logs from '@aws-sdk/client-cloudwatch-logs';
import * as dynamodb from '@aws-sdk/client-dynamodb';
import * as ec2 from '@aws-sdk/client-ec2';
import * as elbv2 from '@aws-sdk/client-elastic-load-balancing-v2';
import * as iam from '@aws-sdk/client-iam';
import * as lambda from '@aws-sdk/client-lambda';
import * as rds from '@aws-sdk/client-rds';
import * as s3 from '@aws-sdk/client-s3';
import * as sns from '@aws-sdk/client-sns';
import * as sqs from '@aws-sdk/client-sqs';
import * as sts from '@aws-sdk/client-sts';

export type Result = Record<string, unknown> & {
  readonly $metadata: { readonly httpStatusCode?: number; readonly requestId?: string };
};

export interface AnyClient {
  readonly send: (command: object) => Promise<Result>;
}

type Constructor<Made> = new (input: object) => Made;

const MODULES = {
  autoscaling: { module: autoscaling, client: autoscaling.AutoScalingClient },
  cloudtrail: { module: cloudtrail, client: cloudtrail.CloudTrailClient },
  cloudwatch: { module: cloudwatch, client: cloudwatch.CloudWatchClient },
  dynamodb: { module: dynamodb, client: dynamodb.DynamoDBClient },
  ec2: { module: ec2, client: ec2.EC2Client },
  elbv2: { module: elbv2, client: elbv2.ElasticLoadBalancingV2Client },
  iam: { module: iam, client: iam.IAMClient },
  lambda: { module: lambda, client: lambda.LambdaClient },
  logs: { module: logs, client: logs.CloudWatchLogsClient },
  rds: { module: rds, client: rds.RDSClient },
  s3: { module: s3, client: s3.S3Client },
  sns: { module: sns, client: sns.SNSClient },
  sqs: { module: sqs, client: sqs.SQSClient },
  sts: { module: sts, client: sts.STSClient },
};

export type SdkService = keyof typeof MODULES;

export const SDK_SERVICES = Object.keys(MODULES) as SdkService[];

export function newClient(service: SdkService, config: object): AnyClient {
  const Client = MODULES[service].client as unknown as Constructor<AnyClient>;
  return new Client(config);
}

/** The command of an operation with its input; throws where the SDK has none. */
export function newCommand(service: SdkService, operation: string, input: object): object {
  const Command = (MODULES[service].module as unknown as Record<string, unknown>)[
    `${operation}Command`
  ] as Constructor<object> | undefined;
  if (!Command) throw new Error(`the SDK has no ${service} ${operation}`);
  return new Command(input);
}
