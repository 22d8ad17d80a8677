import type { AnyService } from '../gateway/service.ts';
import { autoscaling } from './autoscaling/index.ts';
import { cloudtrail } from './cloudtrail/index.ts';
import { cloudwatch } from './cloudwatch/index.ts';
import { dynamodb } from './dynamodb/index.ts';
import { ec2 } from './ec2/index.ts';
import { elbv2 } from './elbv2/index.ts';
import { iam } from './iam/index.ts';
import { lambda } from './lambda/index.ts';
import { logs } from './logs/index.ts';
import { rds } from './rds/index.ts';
import { s3 } from './s3/index.ts';
import { signin } from './signin/index.ts';
import { sns } from './sns/index.ts';
import { sqs } from './sqs/index.ts';
import { sts } from './sts/index.ts';

/** Every simulated service: one line each. */
export const SERVICES: readonly AnyService[] = Object.freeze([
  // one per line, by name
  autoscaling,
  cloudtrail,
  cloudwatch,
  dynamodb,
  ec2,
  elbv2,
  iam,
  lambda,
  logs,
  rds,
  s3,
  signin,
  sns,
  sqs,
  sts,
]);
