/** One command's connection to the world: it validates, sends, and reads answers and errors. */
import { inputShape, outputShape } from '../../aws/model/shapes.ts';
import { missingCredential } from '../../aws/credential-errors.ts';
import { queryCode } from '../../aws/error-names.ts';
import type { ErrorAnswer } from '../../aws/errors.ts';
import { serviceTable } from '../../aws/model/load.ts';
import { beforeSending } from '../arguments/customise.ts';
import { paramError, ServiceError } from '../errors.ts';
import type { CliCredential, CliHost } from '../host.ts';
import type { PyDict } from '../python/values.ts';
import type { Session } from '../session.ts';
import { traitsOf } from '../tables.ts';
import { userAgentOf } from '../user-agent.ts';
import { answerValue, withoutEmptyLists, withPolicies } from './answer.ts';
import { asFormWrites, callParams, decodeBlobs } from './request.ts';
import { validate } from './validate.ts';

/** Services whose resources may be open to everybody; the others do not look at such requests. */
const OPEN: ReadonlySet<string> = new Set(['s3', 'sns', 'sqs']);

/** An answer as it was given and as it is printed. */
export interface Answered {
  readonly result: Readonly<Record<string, unknown>>;
  readonly printed: PyDict;
}

export class Caller {
  readonly host: CliHost;
  private readonly session: Session;
  private readonly command: string;
  private readonly region: string;
  private readonly credential: CliCredential;

  /** Fails as the real client does where it has no Region or no keys. */
  constructor(session: Session, command: string) {
    this.session = session;
    this.host = session.host;
    this.command = command;
    this.region = session.demandRegion();
    this.credential = session.credential();
  }

  /** Sends one request. The parameters are not changed. */
  async send(service: string, operation: string, given: PyDict): Promise<Answered> {
    const shape = inputShape(service, operation);
    const params = this.prepared(service, operation, given);
    validate(params, shape, this.host.now());
    asFormWrites(serviceTable(service)?.protocol ?? '', params);
    if (this.credential.kind === 'anonymous' && !OPEN.has(service)) {
      throw new ServiceError(operation, missingCredential(service));
    }
    const outcome = await this.host.call({
      service,
      operation,
      region: this.region,
      params: callParams(shape, params, this.host.now()),
      credential: this.credential,
      userAgent: userAgentOf(this.host.env, this.command),
    });
    if (!outcome.ok) {
      if (outcome.error.unsent) throw paramError(outcome.error.message);
      throw new ServiceError(operation, worded(service, outcome.error));
    }
    const { h } = traitsOf(service, operation);
    const printed = answerValue(outputShape(service, operation), outcome.result, h);
    if (service === 'iam') withPolicies(printed);
    if (service === 's3') withoutEmptyLists(printed);
    return { result: outcome.result, printed };
  }

  private prepared(service: string, operation: string, given: PyDict): PyDict {
    const shape = inputShape(service, operation);
    const params = copied(given);
    const base64 = this.session.binaryFormat === 'base64';
    if (shape && base64) decodeBlobs(shape, params);
    beforeSending(service, operation, params);
    for (const token of traitsOf(service, operation).t ?? []) {
      if (!params.has(token)) params.set(token, this.host.uuid());
    }
    return params;
  }
}

/**
 * The code as the protocol of this CLI spells it, which asks SQS by queries. Where an answer is
 * XML, an empty message is read as nothing, and Python prints `None`.
 */
function worded(service: string, given: ErrorAnswer): ErrorAnswer {
  const error = service === 'sqs' ? { ...given, code: queryCode('sqs', given.code) } : given;
  const isXml = !['json', 'rest-json'].includes(serviceTable(service)?.protocol ?? '');
  return error.message === '' && isXml ? { ...error, message: 'None' } : error;
}

function copied(dict: PyDict): PyDict {
  return structuredCopy(dict) as PyDict;
}

/** Copies lists and dicts; scalars and bytes are shared. */
function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy);
  if (!(value instanceof Map)) return value;
  const Same = value.constructor as new (
    entries: Iterable<readonly [string, unknown]>,
    isOrdered: boolean,
  ) => PyDict;
  const entries = [...(value as PyDict)].map(([key, one]) => [key, structuredCopy(one)] as const);
  return new Same(entries, (value as PyDict).isOrdered);
}
