/** Checks an answer against the API model: no member AWS has not, no value of another kind. */
import { outputShape, type Shape } from '../../src/aws/model/shapes.ts';

/** What is wrong with the answer, one line each; empty when it fits. */
export function misfits(service: string, operation: string, answer: unknown): string[] {
  const shape = outputShape(service, operation);
  return shape === undefined ? [] : walk(shape, answer, operation);
}

function walk(shape: Shape, value: unknown, path: string): string[] {
  if (value === undefined) return [];
  switch (shape.kind) {
    case 'structure':
      if (typeof value !== 'object' || value === null) return [`${path}: no structure`];
      return Object.entries(value).flatMap(([key, member]) => {
        const known = shape.members.get(key);
        return known ? walk(known, member, `${path}.${key}`) : [`${path}.${key}: unknown member`];
      });
    case 'list':
      if (!Array.isArray(value)) return [`${path}: no list`];
      return value.flatMap((each) => walk(shape.element!, each, `${path}[]`));
    case 'map':
      return typeof value === 'object' ? [] : [`${path}: no map`];
    default:
      return typeof value === kindOf(shape) ? [] : [`${path}: ${typeof value} for ${shape.kind}`];
  }
}

function kindOf(shape: Shape): string {
  if (shape.kind === 'string' || shape.kind === 'blob') return 'string';
  return shape.kind === 'boolean' ? 'boolean' : 'number';
}
