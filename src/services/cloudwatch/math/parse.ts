/** Metric math expressions as trees ("Using metric math", syntax and functions). */

export type Node =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  /** A metric's or expression's id, or a word such as REPEAT or DESC. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'array'; readonly items: readonly Node[] }
  | { readonly kind: 'negate'; readonly of: Node }
  | { readonly kind: 'binary'; readonly op: Operator; readonly left: Node; readonly right: Node }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[] };

export type Operator =
  '+' | '-' | '*' | '/' | '^' | '==' | '!=' | '<=' | '>=' | '<' | '>' | 'AND' | 'OR';

/** The expression is wrong, or (`absent`) uses something that is not simulated. */
export class ExpressionError extends Error {
  readonly isAbsent: boolean;
  constructor(message: string, isAbsent = false) {
    super(message);
    this.isAbsent = isAbsent;
  }
}

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z_][A-Za-z0-9_]*)|"([^"]*)"|'([^']*)'|(==|!=|<=|>=|&&|\|\||[-+*/^<>()[\],]))/y;

interface Token {
  readonly kind: 'number' | 'word' | 'text' | 'mark' | 'end';
  readonly text: string;
}

interface Reader {
  readonly tokens: readonly Token[];
  at: number;
  depth: number;
}

const MAX_DEPTH = 60;

/** Loosest first. */
const LEVELS: readonly (readonly Operator[])[] = [
  ['OR'],
  ['AND'],
  ['==', '!=', '<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/'],
];

export function parseExpression(text: string): Node {
  const reader: Reader = { tokens: tokensOf(text), at: 0, depth: 0 };
  const node = parseLevel(reader, 0);
  if (peek(reader).kind !== 'end') fail(reader);
  return node;
}

/** Every node of a tree, outermost first. */
export function nodesOf(node: Node): Node[] {
  switch (node.kind) {
    case 'array':
      return [node, ...node.items.flatMap(nodesOf)];
    case 'call':
      return [node, ...node.args.flatMap(nodesOf)];
    case 'negate':
      return [node, ...nodesOf(node.of)];
    case 'binary':
      return [node, ...nodesOf(node.left), ...nodesOf(node.right)];
    default:
      return [node];
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN.source, 'y');
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex;
    const match = pattern.exec(text);
    if (!match)
      throw new ExpressionError(`Unexpected character '${[...text.slice(from).trim()][0]}'`);
    const [, number, word, double, single, mark] = match;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word });
    else if (mark !== undefined) tokens.push({ kind: 'mark', text: mark });
    else tokens.push({ kind: 'text', text: double ?? single ?? '' });
  }
  tokens.push({ kind: 'end', text: 'end of expression' });
  return tokens;
}

function parseLevel(reader: Reader, level: number): Node {
  const operators = LEVELS[level];
  if (!operators) return parseUnary(reader);
  let left = parseLevel(reader, level + 1);
  for (;;) {
    const op = operators.find((known) => known === operatorOf(peek(reader)));
    if (!op) return left;
    reader.at += 1;
    left = { kind: 'binary', op, left, right: parseLevel(reader, level + 1) };
  }
}

function operatorOf(token: Token): string {
  if (token.kind !== 'mark' && token.kind !== 'word') return '';
  if (token.text === '&&') return 'AND';
  return token.text === '||' ? 'OR' : token.text;
}

function parseUnary(reader: Reader): Node {
  if (!take(reader, '-')) return parsePower(reader);
  return nested(reader, () => ({ kind: 'negate', of: parseUnary(reader) }));
}

function parsePower(reader: Reader): Node {
  const base = parseOperand(reader);
  if (!take(reader, '^')) return base;
  const right = nested(reader, () => parseUnary(reader));
  return { kind: 'binary', op: '^', left: base, right };
}

function parseOperand(reader: Reader): Node {
  const token = peek(reader);
  reader.at += 1;
  if (token.kind === 'number') return { kind: 'number', value: Number(token.text) };
  if (token.kind === 'text') return { kind: 'text', value: token.text };
  if (token.kind === 'word') {
    if (!take(reader, '(')) return { kind: 'name', name: token.text };
    return { kind: 'call', name: token.text, args: parseList(reader, ')') };
  }
  if (token.text === '[') return { kind: 'array', items: parseList(reader, ']') };
  if (token.text !== '(') {
    reader.at -= 1;
    fail(reader);
  }
  const inner = nested(reader, () => parseLevel(reader, 0));
  if (!take(reader, ')')) fail(reader);
  return inner;
}

function parseList(reader: Reader, close: string): Node[] {
  const items: Node[] = [];
  if (take(reader, close)) return items;
  do items.push(nested(reader, () => parseLevel(reader, 0)));
  while (take(reader, ','));
  if (!take(reader, close)) fail(reader);
  return items;
}

/** Brackets within brackets are bounded, so that no text can exhaust the stack. */
function nested(reader: Reader, parse: () => Node): Node {
  reader.depth += 1;
  if (reader.depth > MAX_DEPTH) throw new ExpressionError('The expression is nested too deeply');
  const node = parse();
  reader.depth -= 1;
  return node;
}

function peek(reader: Reader): Token {
  return reader.tokens[reader.at]!;
}

function take(reader: Reader, mark: string): boolean {
  const token = peek(reader);
  if (token.kind !== 'mark' || token.text !== mark) return false;
  reader.at += 1;
  return true;
}

function fail(reader: Reader): never {
  throw new ExpressionError(`Unexpected '${peek(reader).text}'`);
}
