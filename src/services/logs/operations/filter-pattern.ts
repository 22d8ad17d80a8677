import { awsError } from '../../../aws/errors.ts';
import { FilterPatternError } from '../patterns/errors.ts';
import { compilePattern, type FilterPattern } from '../patterns/pattern.ts';

/** Compiles a pattern, or refuses it as the operation would; AWS does not always say where. */
export function compileOrRefuse(source: string, words: string): FilterPattern {
  try {
    return compilePattern(source);
  } catch (error) {
    if (!(error instanceof FilterPatternError)) throw error;
    throw awsError('InvalidParameterException', error.detail ?? words);
  }
}
