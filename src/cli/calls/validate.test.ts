import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../aws/model/shapes.ts';
import { loads } from '../python/json.ts';
import type { PyDict } from '../python/values.ts';
import { validate } from './validate.ts';

describe('a tagged union', () => {
  const union = shapeOf('cloudwatch', 'EvaluationCriteria')!;
  const check = (text: string) => () => validate(loads(text) as PyDict, union, 0);

  it('takes exactly one of its members, in the words of botocore', () => {
    expect(check('{}')).toThrow(
      'Parameter validation failed:\n' +
        'Must set one of the following keys for tagged unionstructure input: PromQLCriteria.',
    );
    expect(check('{"PromQLCriteria": {"Query": "up"}, "Other": 1}')).toThrow(
      'Invalid number of parameters set for tagged union structure input. ' +
        'Can only set one of the following keys: PromQLCriteria.\n' +
        'Unknown parameter in input: "Other", must be one of: PromQLCriteria',
    );
    expect(check('{"PromQLCriteria": {"Query": "up"}}')).not.toThrow();
  });
});
