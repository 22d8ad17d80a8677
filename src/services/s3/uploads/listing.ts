import { rolledUp } from '../objects/listing.ts';
import type { Bucket } from '../state.ts';
import type { Upload } from './upload.ts';

export interface UploadsRequest {
  readonly prefix: string;
  readonly delimiter: string;
  /** Keys at or before this one are left out … */
  readonly keyMarker: string;
  /** … but for uploads to it that began after this one. */
  readonly idMarker: string;
  readonly most: number;
}

export interface UploadsPage {
  readonly uploads: readonly Upload[];
  readonly prefixes: readonly string[];
  readonly isTruncated: boolean;
  /** Where the next page begins. */
  readonly last: { readonly key: string; readonly id: string };
}

/** Uploads by key, those to one key as they began; keys behind a delimiter rolled up. */
export function listUploads(bucket: Bucket, request: UploadsRequest): UploadsPage {
  const { keyMarker, most } = request;
  const uploads: Upload[] = [];
  const prefixes: string[] = [];
  let last = { key: '', id: '' };
  const page = (isTruncated: boolean) => ({ uploads, prefixes, isTruncated, last });
  for (const upload of remaining(bucket, request)) {
    const rolled = rolledUp(upload.draft.key, request);
    if (rolled !== null && (rolled === prefixes.at(-1) || rolled === keyMarker)) continue;
    if (uploads.length + prefixes.length >= most) return page(most > 0);
    if (rolled === null) uploads.push(upload);
    else prefixes.push(rolled);
    last = rolled === null ? { key: upload.draft.key, id: upload.id } : { key: rolled, id: '' };
  }
  return page(false);
}

/** What comes after the markers, in order. */
function remaining(bucket: Bucket, { prefix, keyMarker, idMarker }: UploadsRequest): Upload[] {
  // A map keeps them as they began, and sorting keeps that order for equal keys.
  const sorted = [...bucket.uploads.values()]
    .filter(({ draft }) => draft.key.startsWith(prefix))
    .sort((a, b) => (a.draft.key < b.draft.key ? -1 : a.draft.key > b.draft.key ? 1 : 0));
  const marked = sorted.findIndex(({ id, draft }) => draft.key === keyMarker && id === idMarker);
  if (marked >= 0) return sorted.slice(marked + 1);
  return keyMarker === '' ? sorted : sorted.filter(({ draft }) => draft.key > keyMarker);
}
