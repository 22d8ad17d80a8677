import type { AnyService } from '../../../gateway/service.ts';
import { s3Host } from './forms/s3.ts';
import type { Row } from '../store/row.ts';

const TLS_VERSION = 'TLSv1.3';
export const CIPHER_SUITE = 'TLS_AES_128_GCM_SHA256';

/**
 * Present on direct calls; absent on calls that a service or the console's own servers made. A
 * browser that calls the endpoint itself shows both tlsDetails and its console session.
 */
export function tlsDetails(
  row: Row,
  service: AnyService | undefined,
): Record<string, string> | undefined {
  const { call, identity, mark } = row;
  if (call.via === 'service' || identity.type === 'AWSService') return undefined;
  if (identity.invokedBy !== undefined || call.invokedBy !== undefined) return undefined;
  const isBrowser = call.userAgent.startsWith('Mozilla');
  if (call.via === 'console' && !isBrowser) return undefined;
  const host =
    mark.service === 's3'
      ? s3Host(call.params, call.region)
      : (service?.endpoint ?? mark.source).replace('{region}', call.region);
  return { tlsVersion: TLS_VERSION, cipherSuite: CIPHER_SUITE, clientProvidedHostHeader: host };
}
