/**
 * How the shapes of each service stand on the wire. Written by tools/model/wire.py; src/wire's
 * README.md explains the short keys. Names and types are in src/aws/model.
 */

import autoscaling from './tables/autoscaling.json' with { type: 'json' };
import cloudtrail from './tables/cloudtrail.json' with { type: 'json' };
import cloudwatch from './tables/cloudwatch.json' with { type: 'json' };
import dynamodb from './tables/dynamodb.json' with { type: 'json' };
import ec2 from './tables/ec2.json' with { type: 'json' };
import elbv2 from './tables/elbv2.json' with { type: 'json' };
import iam from './tables/iam.json' with { type: 'json' };
import lambda from './tables/lambda.json' with { type: 'json' };
import logs from './tables/logs.json' with { type: 'json' };
import rds from './tables/rds.json' with { type: 'json' };
import s3 from './tables/s3.json' with { type: 'json' };
import sns from './tables/sns.json' with { type: 'json' };
import sqs from './tables/sqs.json' with { type: 'json' };
import sts from './tables/sts.json' with { type: 'json' };

/** n(ame), l(ocation), f(lattened), a(ttribute), x(mlns), s(treaming), t(imestamp format). */
export interface MemberTraits {
  readonly n?: string;
  readonly l?: 'h' | 'H' | 'q' | 'u' | 's';
  readonly f?: 1;
  readonly a?: 1;
  readonly x?: string;
  readonly s?: 1;
  readonly t?: string;
}

/** m(embers), p(ayload), x(mlns); e(lement), k(ey), v(alue) names; f(lattened). */
export interface ShapeTraits {
  readonly m?: Readonly<Record<string, MemberTraits>>;
  readonly p?: string;
  readonly x?: string;
  readonly e?: string;
  readonly k?: string;
  readonly v?: string;
  readonly f?: 1;
}

export interface WireTable {
  /** w(rapper) of the result, r(oot) of the body, a(nonymous). */
  readonly operations: Readonly<Record<string, { w?: string; r?: string; a?: 1 }>>;
  readonly shapes: Readonly<Record<string, ShapeTraits>>;
  /** Errors that call their message `Message`. */
  readonly messages: Readonly<Record<string, string>>;
  /** REST: `GET /{Bucket}?acl 200 h:header q:parameter` for every operation of the service. */
  readonly http?: Readonly<Record<string, string>>;
}

const tables: ReadonlyMap<string, WireTable> = new Map(
  Object.entries({
    ...{ autoscaling, cloudtrail, cloudwatch, dynamodb, ec2, elbv2, iam },
    ...{ lambda, logs, rds, s3, sns, sqs, sts },
  }).map(([service, table]) => [service, table as unknown as WireTable]),
);

export function wireTable(service: string): WireTable | undefined {
  return tables.get(service);
}
