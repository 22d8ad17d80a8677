/** `--generate-cli-skeleton`: an input to fill in, or an answer to look at. */
import type { Shape } from '../../aws/model/shapes.ts';
import { dumps } from '../python/json.ts';
import { PyDict, PyFloat, type PyValue } from '../python/values.ts';

export function inputSkeleton(shape: Shape | undefined): string {
  return json(shape ? sample(shape, { usesNames: false }) : new PyDict());
}

/** A made-up answer, every text filled with the name of its member. */
export function outputSkeleton(shape: Shape | undefined): PyDict {
  return shape ? (sample(shape, { usesNames: true }) as PyDict) : new PyDict();
}

function json(value: PyValue): string {
  return `${dumps(value, { indent: 4 })}\n`;
}

interface Wish {
  readonly usesNames: boolean;
  readonly name?: string;
  readonly stack?: readonly string[];
}

function sample(shape: Shape, { usesNames, name = '', stack = [] }: Wish): PyValue {
  const inner = [...stack, shape.name];
  const of = (one: Shape, called: string) => sample(one, { usesNames, name: called, stack: inner });
  switch (shape.kind) {
    case 'structure': {
      if (inner.filter((one) => one === shape.name).length > 1) return new PyDict();
      return new PyDict([...shape.members].map(([member, one]) => [member, of(one, member)]));
    }
    case 'list':
      return [of(shape.element!, usesNames ? shape.element!.name : '')];
    case 'map':
      return new PyDict([['KeyName', of(shape.element!, '')]]);
    case 'string':
      return usesNames ? name : (shape.values?.[0] ?? '');
    case 'integer':
    case 'long':
      return 0;
    case 'float':
    case 'double':
      return new PyFloat(0);
    case 'boolean':
      return true;
    case 'timestamp':
      return '1970-01-01T00:00:00';
    default:
      return null;
  }
}
