/** What AWS says to a request signed with a wrong secret. Such a request leaves no record. */
import { serviceTable } from '../../aws/model/load.ts';
import type { Outcome } from '../../gateway/call.ts';

const WORDS =
  'The request signature we calculated does not match the signature you provided. Check your ';
const LONG = `${WORDS}AWS Secret Access Key and signing method. Consult the service documentation for details.`;

/** The refusal in the words of the service's family. */
export function wrongSignature(service: string): Outcome {
  const [code, message, status] = wordsOf(service);
  return { ok: false, kind: 'aws', error: { code, message, status, fault: 'client' } };
}

function wordsOf(service: string): readonly [string, string, number] {
  if (service === 'ec2') {
    return ['AuthFailure', 'AWS was not able to validate the provided access credentials', 401];
  }
  if (service === 's3') return ['SignatureDoesNotMatch', `${WORDS}key and signing method.`, 403];
  const isJson = ['json', 'rest-json'].includes(serviceTable(service)?.protocol ?? '');
  return isJson ? ['InvalidSignatureException', LONG, 400] : ['SignatureDoesNotMatch', LONG, 403];
}
