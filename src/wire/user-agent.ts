import type { Via } from '../gateway/call.ts';
import type { WireRequest } from './http.ts';

const MAX_LENGTH = 1_024;

/** What the client calls itself. Browsers cannot set the usual header. */
export function userAgentOf({ headers }: WireRequest): string {
  const said = headers.get('user-agent') ?? headers.get('x-amz-user-agent') ?? '-';
  return said.slice(0, MAX_LENGTH);
}

export function viaOf(userAgent: string): Via {
  if (/^aws-cli\//.test(userAgent)) return 'cli';
  return /\bTerraform\//.test(userAgent) ? 'terraform' : 'sdk';
}
