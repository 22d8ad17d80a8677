import type { Instant } from '../../../kernel/clock.ts';
import { DAY_MS } from '../../../kernel/clock.ts';
import type { Bucket, LifecycleRule } from '../state.ts';
import type { Upload } from './upload.ts';

/** AWS page: "Configuring a bucket lifecycle configuration to delete incomplete multipart uploads". */

/** The first midnight after as many days as a rule says; null where it is not about the upload. */
function abortAt(rule: LifecycleRule, { draft, initiatedAt }: Upload): Instant | null {
  const days = rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation;
  const prefix = rule.Filter?.Prefix ?? rule.Prefix ?? '';
  if (days === undefined || rule.Status !== 'Enabled' || !draft.key.startsWith(prefix)) return null;
  return Math.ceil((initiatedAt + days * DAY_MS) / DAY_MS) * DAY_MS;
}

/** Headers that tell when a rule will abort an upload. */
export function expiryAnswer(
  { settings }: Bucket,
  upload: Upload,
): { AbortDate?: Instant; AbortRuleId?: string } {
  let first: { at: Instant; id: string | undefined } | null = null;
  for (const rule of settings.lifecycle ?? []) {
    const at = abortAt(rule, upload);
    if (at !== null && (first === null || at < first.at)) first = { at, id: rule.ID };
  }
  if (first === null) return {};
  return { AbortDate: first.at, ...(first.id === undefined ? {} : { AbortRuleId: first.id }) };
}

/** Aborts the uploads whose time is over by a rule. */
export function abortOldUploads(bucket: Bucket, rule: LifecycleRule, now: Instant): void {
  for (const upload of [...bucket.uploads.values()]) {
    const at = abortAt(rule, upload);
    if (at !== null && at <= now) bucket.uploads.delete(upload.id);
  }
}
