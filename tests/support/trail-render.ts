/** Renders single records of made-up operations: for tests of shapes. */
import type { ErrorAnswer } from '../../src/aws/errors.ts';
import type { Call, Identity, Params } from '../../src/gateway/call.ts';
import type { TrailEntry } from '../../src/gateway/ports.ts';
import {
  operation,
  service,
  type AnyService,
  type Service,
  type TrailDeclaration,
} from '../../src/gateway/service.ts';
import { parseInstant } from '../../src/aws/instant.ts';
import { draftOf } from '../../src/services/cloudtrail/records/record-port.ts';
import { renderRecord, type TrailRecord } from '../../src/services/cloudtrail/records/render.ts';
import { append, emptyStore } from '../../src/services/cloudtrail/store/store.ts';

export const ACCOUNT = '418295736104';

/** One service with one operation; `more` says what is not usual about the service. */
export interface Made {
  readonly service: string;
  readonly operation: string;
  readonly source?: string;
  readonly readOnly?: boolean;
  readonly trail?: TrailDeclaration;
  readonly more?: Partial<Service<object>>;
}

export interface Happening extends Partial<Omit<Call, 'service' | 'operation' | 'at'>> {
  readonly at: string;
  readonly identity: Identity;
  readonly result?: Params;
  readonly error?: ErrorAnswer;
  readonly refusedAt?: TrailEntry['refusedAt'];
  /** Region of the record, when it is not the call's. */
  readonly recordRegion?: string;
  readonly category?: 'Management' | 'Data';
}

export function renderOne(made: Made, happening: Happening): TrailRecord {
  const { service: name } = made;
  const declared = declare(made);
  const store = emptyStore(1);
  const { at, identity, result = {}, error, refusedAt, category = 'Management' } = happening;
  const call: Call = {
    serial: 1,
    region: 'us-east-1',
    params: {},
    credential: { kind: 'anonymous' },
    via: 'cli',
    userAgent: 'aws-cli/2.17.32',
    sourceIp: '198.51.100.23',
    ...happening,
    at: parseInstant(at)!,
    service: name,
    operation: made.operation,
  };
  const entry: TrailEntry = {
    call,
    identity,
    outcome: error ? { ok: false, kind: 'aws', error } : { ok: true, result },
    refusedAt: error ? (refusedAt ?? 'run') : null,
    ...declared,
  };
  const seq = append(store, draftOf(entry));
  return renderRecord(store, seq, {
    account: ACCOUNT,
    region: happening.recordRegion ?? call.region,
    category,
    declared: () => declared,
    requestId: () => REQUEST_ID,
  })!;
}

export const REQUEST_ID = '7a4f2f0e-6a61-4d2f-8f35-0c7d8be1a3d2';

const PROTOCOLS: Readonly<Record<string, AnyService['protocol']>> = {
  ec2: 'ec2',
  s3: 'rest-xml',
  iam: 'query',
  sts: 'query',
  signin: 'internal',
};

function declare(made: Made): Pick<TrailEntry, 'service' | 'operation'> {
  const declaredOperation = operation<object, object>({
    name: made.operation,
    readOnly: made.readOnly ?? /^(?:Get|List|Describe|Lookup|Head)/.test(made.operation),
    trail: made.trail ?? { category: 'management' },
    run: () => ({}),
  });
  const declaredService = service<object>({
    name: made.service,
    title: made.service,
    eventSource: made.source ?? `${made.service}.amazonaws.com`,
    iamPrefix: made.service,
    endpoint: `${made.service}.{region}.amazonaws.com`,
    protocol: PROTOCOLS[made.service] ?? 'json',
    empty: () => ({}),
    operations: [declaredOperation],
    ...made.more,
  });
  return { service: declaredService, operation: declaredOperation };
}

const KEY = 'AKIAQ3EGRZ7XHV6TBW2C';

/** The people of the worked records. */
export const CI_DEPLOY: Identity = {
  type: 'IAMUser',
  principalId: 'AIDAQ3EGRZ7XKD2LMN4OP',
  arn: `arn:aws:iam::${ACCOUNT}:user/ci-deploy`,
  accountId: ACCOUNT,
  accessKeyId: KEY,
  userName: 'ci-deploy',
};

export const OPS_ADMIN: Identity = {
  type: 'AssumedRole',
  principalId: 'AROAQ3EGRZ7XTU5VWX6YZ:maint-0303',
  arn: `arn:aws:sts::${ACCOUNT}:assumed-role/OpsAdmin/maint-0303`,
  accountId: ACCOUNT,
  accessKeyId: 'ASIAQ3EGRZ7XLR5N4WQT',
  session: {
    createdAt: parseInstant('2026-03-03T02:15:30Z')!,
    mfaAuthenticated: false,
    issuer: {
      type: 'Role',
      principalId: 'AROAQ3EGRZ7XTU5VWX6YZ',
      arn: `arn:aws:iam::${ACCOUNT}:role/OpsAdmin`,
      accountId: ACCOUNT,
      userName: 'OpsAdmin',
    },
  },
};

export const MARIA_CONSOLE: Identity = {
  type: 'IAMUser',
  principalId: 'AIDAQ3EGRZ7XAB3CDE5FG',
  arn: `arn:aws:iam::${ACCOUNT}:user/maria`,
  accountId: ACCOUNT,
  accessKeyId: 'ASIAQ3EGRZ7XPLK2MN3B',
  userName: 'maria',
  session: {
    createdAt: parseInstant('2026-03-03T08:01:12Z')!,
    mfaAuthenticated: true,
    fromConsole: true,
  },
};

export const EC2_SERVICE: Identity = {
  type: 'AWSService',
  principalId: 'ec2.amazonaws.com',
  arn: '',
  accountId: ACCOUNT,
  invokedBy: 'ec2.amazonaws.com',
};
