import { awsError } from '../../../aws/errors.ts';
import type { S3Object } from '../state.ts';
import type { Span } from './bodies.ts';

/** AWS page: "GetObject", ranges and part numbers. */
export interface SpanInput {
  readonly Range?: string;
  readonly PartNumber?: number;
}

/** What a read asks for of an object of `size` bytes; null: all of it. */
export function spanOf(object: S3Object, input: SpanInput, size = object.sizeBytes): Span | null {
  const { Range, PartNumber } = input;
  if (PartNumber === undefined) return Range === undefined ? null : rangeSpan(Range, size);
  if (Range !== undefined) {
    throw awsError(
      'InvalidRequest',
      'Cannot specify both Range header and partNumber query parameter',
    );
  }
  return partSpan(object, PartNumber);
}

/** `bytes=0-99`, `bytes=100-`, `bytes=-5`; null when the header is none of these. */
function rangeSpan(text: string, size: number): Span | null {
  const found = /^bytes=(\d*)-(\d*)$/.exec(text.trim());
  if (!found || (found[1] === '' && found[2] === '')) return null;
  const start = found[1] === '' ? Math.max(0, size - Number(found[2])) : Number(found[1]);
  const last = found[1] === '' || found[2] === '' ? size - 1 : Math.min(size - 1, Number(found[2]));
  if (start >= size || start > last) {
    throw awsError('InvalidRange', 'The requested range is not satisfiable', {
      status: 416,
      detail: { RangeRequested: text, ActualObjectSize: String(size) },
    });
  }
  return { start, end: last + 1 };
}

/** Parts are counted as they were completed; an object that came in one piece is part 1. */
function partSpan({ partSizes, sizeBytes }: S3Object, number: number): Span {
  if (number < 1 || number > 10_000) {
    throw awsError(
      'InvalidArgument',
      'Part number must be an integer between 1 and 10000, inclusive',
      { detail: { ArgumentName: 'partNumber', ArgumentValue: String(number) } },
    );
  }
  const sizes = partSizes ?? [sizeBytes];
  if (number > sizes.length) {
    throw awsError('InvalidPartNumber', 'The requested partnumber is not satisfiable', {
      status: 416,
      detail: { PartNumberRequested: number, ActualPartCount: sizes.length },
    });
  }
  const start = sizes.slice(0, number - 1).reduce((sum, size) => sum + size, 0);
  return { start, end: start + sizes[number - 1]! };
}

/** What an answer says of the part it holds. */
export function spanHeaders(
  { partSizes }: S3Object,
  { start, end }: Span,
  { input, size }: { readonly input: SpanInput; readonly size: number },
): Record<string, unknown> {
  const isPart = input.PartNumber !== undefined && partSizes !== undefined;
  return {
    ContentLength: end - start,
    ...(size === 0 ? {} : { ContentRange: `bytes ${start}-${end - 1}/${size}` }),
    ...(isPart ? { PartsCount: partSizes.length } : {}),
  };
}
