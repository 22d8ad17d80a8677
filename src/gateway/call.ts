import type { ErrorAnswer } from '../aws/errors.ts';
import type { Instant } from '../kernel/clock.ts';

/** Plain JSON-like data, plus bytes (blobs) and epoch-millisecond numbers for timestamps. */
export type Params = Readonly<Record<string, unknown>>;

/** How the call was made; decides console-only marks in the trail. */
export type Via = 'console' | 'cli' | 'sdk' | 'terraform' | 'service' | 'script';

/** What a caller shows at the door. Secrets were checked in wire/ before; here keys are names. */
export type Credential =
  /** An access key: long-term (AKIA…) or temporary (ASIA…, console sessions included). */
  | { readonly kind: 'key'; readonly accessKeyId: string; readonly sessionToken?: string }
  /**
   * An AWS service: plain principal, or acting in a role's session: its service-linked role,
   * a Lambda's execution role, an instance's role (sessionName is then the instance id).
   */
  | {
      readonly kind: 'service';
      readonly principal: string;
      readonly roleName?: string;
      readonly sessionName?: string;
    }
  /** Anonymous: no key at all (sign-in attempts, public objects). */
  | { readonly kind: 'anonymous' };

/** One request at the door. Frozen; its `params` are frozen to the bottom. */
export interface Call {
  /** Position among all calls of the world; the request id is made from it when read. */
  readonly serial: number;
  readonly at: Instant;
  /** Our service name = folder name: `cloudwatch`, `ec2`, … */
  readonly service: string;
  /** AWS's operation name: `PutMetricAlarm`. */
  readonly operation: string;
  readonly region: string;
  readonly params: Params;
  readonly credential: Credential;
  readonly via: Via;
  readonly userAgent: string;
  /** IPv4/IPv6 text, a service's DNS name, or `AWS Internal`. */
  readonly sourceIp: string;
  /** Set when an AWS service makes the call for the caller (forward access session). */
  readonly invokedBy?: string;
  /** What a calling service acts for, such as an alarm or a topic: `aws:SourceArn`. */
  readonly sourceArn?: string;
  /** `vpce-…` when the call came through an endpoint. */
  readonly vpcEndpointId?: string;
}

/** What the outside hands in: the world stamps the rest. */
export type CallRequest = Omit<Call, 'serial' | 'at'>;

/** An unrecorded read; Region defaults to the asker's own. */
export interface Look {
  readonly service: string;
  readonly operation: string;
  readonly params: Params;
  readonly region?: string;
}

/** What the outside world does to a resource, through the load door. */
export interface Push {
  readonly service: string;
  /** A name of the service's `stimuli`. */
  readonly stimulus: string;
  readonly arg: unknown;
  readonly region?: string;
}

export type Outcome =
  | { readonly ok: true; readonly result: Params }
  | {
      readonly ok: false;
      readonly kind: 'aws' | 'not-simulated';
      readonly error: ErrorAnswer;
    };

export type IdentityType =
  'Root' | 'IAMUser' | 'AssumedRole' | 'FederatedUser' | 'AWSService' | 'AWSAccount' | 'Anonymous';

/** Who the caller is, as CloudTrail's userIdentity and IAM's evaluation need it. Frozen, reused. */
export interface Identity {
  readonly type: IdentityType;
  readonly accountId: string;
  /** `AIDA…`, `AROA…:session`, the account id for root, the DNS name for a service. */
  readonly principalId: string;
  readonly arn: string;
  readonly userName?: string;
  readonly accessKeyId?: string;
  readonly session?: {
    readonly createdAt: Instant;
    readonly mfaAuthenticated: boolean;
    readonly issuer?: {
      readonly type: 'Role' | 'IAMUser' | 'Root';
      readonly principalId: string;
      readonly arn: string;
      readonly accountId: string;
      readonly userName?: string;
    };
    readonly sourceIdentity?: string;
    readonly fromConsole?: boolean;
    /** `1.0` or `2.0` for credentials fetched from instance metadata. */
    readonly ec2RoleDelivery?: string;
  };
  /** A service's DNS name, for AWSService and for service-linked sessions. */
  readonly invokedBy?: string;
}
