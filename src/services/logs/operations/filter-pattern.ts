import { awsError } from '../../../aws/errors.ts';
import { FilterPatternError } from '../patterns/errors.ts';
import { compilePattern, type FilterPattern } from '../patterns/pattern.ts';

/** Compiles a pattern, or refuses it as the operation would; AWS says where only in text terms. */
export function compileOrRefuse(source: string, words: string): FilterPattern {
  try {
    return compilePattern(source);
  } catch (error) {
    if (!(error instanceof FilterPatternError)) throw error;
    const { detail } = error;
    const message = detail === undefined ? words : `${words}: ${detail}`;
    throw awsError('InvalidParameterException', message);
  }
}
