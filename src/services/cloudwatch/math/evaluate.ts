import { ABSENT_FUNCTIONS, FUNCTIONS } from './functions.ts';
import { combine, negate } from './operators.ts';
import { ExpressionError, nodesOf, type Node } from './parse.ts';
import { reduce, REDUCERS, type Reducer } from './reduce.ts';
import {
  scalar,
  seriesList,
  type Grid,
  type MathValue,
  type Points,
  type Series,
} from './values.ts';

/** What an expression may refer to. */
export interface Scope {
  readonly grid: Grid;
  /** A metric or another expression by its id; null when there is none. */
  readonly lookup: (id: string) => MathValue | null;
  /** The metrics of the request, no expressions. */
  readonly metrics: () => readonly Series[];
  /** Period in seconds of a metric of the request; null when the id is no metric. */
  readonly periodOf: (id: string) => number | null;
}

export function evaluateExpression(node: Node, scope: Scope): MathValue {
  switch (node.kind) {
    case 'number':
      return scalar(node.value);
    case 'text':
      return { type: 'word', word: node.value };
    case 'name':
      return scope.lookup(node.name) ?? wordOrError(node.name);
    case 'array':
      return seriesList(node.items.flatMap((item) => listed(evaluateExpression(item, scope))));
    case 'negate':
      return negate(evaluateExpression(node.of, scope));
    case 'binary':
      return combine(
        node.op,
        evaluateExpression(node.left, scope),
        evaluateExpression(node.right, scope),
      );
    case 'call':
      return call(node, scope);
  }
}

/** The final result must be one series or several: a scalar is refused. */
export function finalSeries(value: MathValue, id: string): readonly Series[] {
  if (value.type === 'TS') return [{ id, values: value.series.values }];
  if (value.type === 'TS[]') return value.list;
  throw new ExpressionError('The expression must return a time series, not a scalar value');
}

/** Ids and functions an expression mentions. */
export function mentions(node: Node): { ids: string[]; functions: string[] } {
  const nodes = nodesOf(node);
  return {
    ids: nodes.flatMap((one) => (one.kind === 'name' ? [one.name] : [])),
    functions: nodes.flatMap((one) => (one.kind === 'call' ? [one.name] : [])),
  };
}

const WORDS = ['REPEAT', 'LINEAR', 'ASC', 'DESC', ...REDUCERS];

function wordOrError(name: string): MathValue {
  if (WORDS.includes(name)) return { type: 'word', word: name };
  throw new ExpressionError(`Unrecognised identifier '${name}'`);
}

function listed(value: MathValue): readonly Series[] {
  if (value.type === 'TS') return [value.series];
  if (value.type === 'TS[]') return value.list;
  throw new ExpressionError('An array may hold time series only');
}

function call(node: Extract<Node, { kind: 'call' }>, scope: Scope): MathValue {
  const { name, args } = node;
  if (name === 'METRICS') return metricsOf(args, scope);
  if (name === 'PERIOD') return periodOf(args, scope);
  const values = args.map((arg) => evaluateExpression(arg, scope));
  if (name === 'IF') return choose(values);
  if (REDUCERS.includes(name) && values[0]) return reduce(name as Reducer, values[0]);
  const known = FUNCTIONS.get(name);
  if (known) return known(values, scope.grid);
  if (ABSENT_FUNCTIONS.includes(name)) {
    throw new ExpressionError(`The function ${name} of metric math is not simulated`, true);
  }
  throw new ExpressionError(`Function '${name}' not found`);
}

function metricsOf(args: readonly Node[], scope: Scope): MathValue {
  const [part] = args;
  if (!part) return seriesList(scope.metrics());
  if (part.kind !== 'text') throw new ExpressionError('METRICS takes a text');
  return seriesList(scope.metrics().filter(({ id }) => id.includes(part.value)));
}

function periodOf(args: readonly Node[], scope: Scope): MathValue {
  const [of] = args;
  const period = of?.kind === 'name' ? scope.periodOf(of.name) : null;
  if (period === null) throw new ExpressionError('PERIOD takes a metric');
  return scalar(period);
}

/**
 * IF(condition, then, else): there is a point only where the condition has one; true without a
 * value gives 0, false without a value gives no point.
 */
function choose([condition, yes, no]: readonly MathValue[]): MathValue {
  if (!condition || !yes) throw new ExpressionError('IF takes a condition and a value');
  if (condition.type === 'TS[]') {
    return seriesList(
      condition.list.map(({ id, values }) => ({ id, values: chosen(values, yes, no) })),
    );
  }
  if (condition.type !== 'TS')
    throw new ExpressionError('The condition of IF must be a time series');
  const { id, values } = condition.series;
  if (yes.type !== 'TS[]') return { type: 'TS', series: { id, values: chosen(values, yes, no) } };
  return seriesList(
    yes.list.map((one) => ({
      id: one.id,
      values: chosen(values, { type: 'TS', series: one }, no),
    })),
  );
}

function chosen(condition: Points, yes: MathValue, no: MathValue | undefined): Points {
  return condition.map((test, i) => {
    if (test === null) return null;
    return test !== 0 ? (pointAt(yes, i) ?? 0) : no ? pointAt(no, i) : null;
  });
}

function pointAt(value: MathValue, i: number): number | null {
  if (value.type === 'S') return value.value;
  if (value.type === 'TS') return value.series.values[i] ?? null;
  throw new ExpressionError('IF takes numbers and time series');
}
