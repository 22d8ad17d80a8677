import type { ErrorAnswer } from '../../aws/errors.ts';
import type { Call } from '../call.ts';
import type { ServiceContext } from '../context.ts';
import type { Door } from '../door.ts';
import type { AnyOperation, AnyService } from '../service.ts';

/**
 * Token buckets an account has per Region. AWS page: "Request throttling for the Amazon EC2 API":
 * a bucket refills at a constant rate up to its burst; a call without a token is refused.
 */
export function throttle(
  door: Door,
  visit: {
    call: Call;
    service: AnyService;
    operation: AnyOperation;
    ctx: ServiceContext<never>;
  },
): ErrorAnswer | null {
  const { call, service, operation, ctx } = visit;
  const declared = operation.limits;
  if (!declared) return null;
  const limits = typeof declared === 'function' ? declared(call.params) : declared;
  const key = `${service.name}/${ctx.region}/${limits.bucket ?? operation.name}`;
  const now = ctx.now;
  let bucket = door.substrate.buckets.get(key);
  if (!bucket) door.substrate.buckets.set(key, (bucket = { tokens: limits.burst, at: now }));
  const refill = ((now - bucket.at) * limits.perSecond) / 1_000;
  bucket.tokens = Math.min(limits.burst, bucket.tokens + refill);
  bucket.at = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return null;
  }
  const refused = service.throttled ?? {
    code: 'ThrottlingException',
    message: 'Rate exceeded',
    status: 400,
  };
  return { ...refused, fault: 'client' };
}
