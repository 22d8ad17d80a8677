/** A JMESPath expression as a tree: Python jmespath's own top-down parser, with its complaints. */
import type { PyValue } from '../python/values.ts';
import { JmespathError, tokenize, tokenText, type Token } from './lexer.ts';

export type Node =
  | { readonly type: 'identity' | 'current' }
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'literal'; readonly value: PyValue }
  | { readonly type: 'index'; readonly index: number }
  | { readonly type: 'slice'; readonly parts: readonly (number | null)[] }
  | { readonly type: 'chain'; readonly steps: readonly Node[] }
  | { readonly type: 'or' | 'and'; readonly left: Node; readonly right: Node }
  | { readonly type: 'compare'; readonly by: string; readonly left: Node; readonly right: Node }
  | { readonly type: 'not'; readonly of: Node }
  | { readonly type: 'expref'; readonly of: Node }
  | { readonly type: 'flatten'; readonly of: Node }
  | { readonly type: 'projection'; readonly of: Node; readonly then: Node }
  | { readonly type: 'values'; readonly of: Node; readonly then: Node }
  | { readonly type: 'filter'; readonly of: Node; readonly then: Node; readonly when: Node }
  | { readonly type: 'list'; readonly items: readonly Node[] }
  | { readonly type: 'dict'; readonly pairs: readonly (readonly [string, Node])[] }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Node[] };

const POWER: ReadonlyMap<string, number> = new Map([
  ...(['pipe', 'or', 'and'] as const).map((type, index) => [type, index + 1] as const),
  ...(['eq', 'gt', 'lt', 'gte', 'lte', 'ne'] as const).map((type) => [type, 5] as const),
  ...([
    ['flatten', 9],
    ['star', 20],
    ['filter', 21],
    ['dot', 40],
    ['not', 45],
    ['lbrace', 50],
    ['lbracket', 55],
    ['lparen', 60],
  ] as const),
]);

/** Weaker words end a projection. */
const PROJECTION_STOP = 10;
/** Deeper nesting is refused (Python would end with a RecursionError). */
const MAX_DEPTH = 200;
const IDENTITY: Node = { type: 'identity' };

export function parse(expression: string): Node {
  return new Parser(expression).whole();
}

class Parser {
  private at = 0;
  private depth = 0;
  private readonly tokens: readonly Token[];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.tokens = tokenize(text);
  }

  whole(): Node {
    const node = this.expression(0);
    if (this.type !== 'eof') {
      throw this.error(this.token, `Unexpected token: ${tokenText(this.token)}`);
    }
    return node;
  }

  private get token(): Token {
    return this.tokens[this.at]!;
  }

  private get type(): string {
    return this.token.type;
  }

  private expression(power: number): Node {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new JmespathError('maximum recursion depth exceeded');
    const first = this.token;
    this.at += 1;
    let left = this.start(first);
    while (power < (POWER.get(this.type) ?? 0)) {
      const token = this.token;
      this.at += 1;
      left = this.follow(token, left);
    }
    this.depth -= 1;
    return left;
  }

  /** A word at the beginning of an expression. */
  private start(token: Token): Node {
    switch (token.type) {
      case 'literal':
        return { type: 'literal', value: token.value };
      case 'unquoted_identifier':
        return { type: 'field', name: token.value as string };
      case 'quoted_identifier':
        return this.quotedField(token);
      case 'star':
        return this.valuesOf(IDENTITY, 'star');
      case 'filter':
        return this.filter(IDENTITY);
      case 'lbrace':
        return this.dict();
      case 'lparen':
        return this.grouped();
      case 'flatten':
        return this.flattened(IDENTITY);
      case 'not':
        return { type: 'not', of: this.expression(45) };
      case 'lbracket':
        return this.bracket();
      case 'current':
        return { type: 'current' };
      case 'expref':
        return { type: 'expref', of: this.expression(0) };
      case 'eof':
        throw this.incomplete();
      default:
        throw this.error(token, 'invalid token');
    }
  }

  /** A word after an expression. */
  private follow(token: Token, left: Node): Node {
    switch (token.type) {
      case 'dot':
        return this.dot(left);
      case 'pipe':
        return { type: 'chain', steps: [left, this.expression(1)] };
      case 'or':
        return { type: 'or', left, right: this.expression(2) };
      case 'and':
        return { type: 'and', left, right: this.expression(3) };
      case 'lparen':
        return this.call(left);
      case 'filter':
        return this.filter(left);
      case 'flatten':
        return this.flattened(left);
      case 'lbracket':
        return this.indexed(left);
      default:
        if (POWER.get(token.type) !== 5) throw this.error(token, 'invalid token');
        return { type: 'compare', by: token.type, left, right: this.expression(5) };
    }
  }

  private quotedField(token: Token): Node {
    if (this.type === 'lparen') {
      const words = 'Quoted identifier not allowed for function names.';
      throw this.error({ ...this.token, start: 0 }, words);
    }
    return { type: 'field', name: token.value as string };
  }

  private grouped(): Node {
    const node = this.expression(0);
    this.match('rparen');
    return node;
  }

  private valuesOf(of: Node, power: 'star' | 'dot'): Node {
    const isAlone = power === 'star' && this.type === 'rbracket';
    return { type: 'values', of, then: isAlone ? IDENTITY : this.projected(POWER.get(power)!) };
  }

  private flattened(left: Node): Node {
    return { type: 'projection', of: { type: 'flatten', of: left }, then: this.projected(9) };
  }

  private filter(of: Node): Node {
    const when = this.expression(0);
    this.match('rbracket');
    const then = this.type === 'flatten' ? IDENTITY : this.projected(21);
    return { type: 'filter', of, then, when };
  }

  private bracket(): Node {
    if (this.type === 'number' || this.type === 'colon') return this.position(IDENTITY);
    if (this.type === 'star' && this.tokens[this.at + 1]?.type === 'rbracket') {
      this.at += 2;
      return { type: 'projection', of: IDENTITY, then: this.projected(20) };
    }
    return this.list();
  }

  private indexed(left: Node): Node {
    if (this.type === 'number' || this.type === 'colon') return this.position(left);
    this.match('star');
    this.match('rbracket');
    return { type: 'projection', of: left, then: this.projected(20) };
  }

  private position(left: Node): Node {
    const isSlice = this.type === 'colon' || this.tokens[this.at + 1]?.type === 'colon';
    if (isSlice) {
      const of: Node = { type: 'chain', steps: [left, this.slice()] };
      return { type: 'projection', of, then: this.projected(20) };
    }
    const index = this.token.value as number;
    this.at += 1;
    this.match('rbracket');
    return { type: 'chain', steps: [left, { type: 'index', index }] };
  }

  private slice(): Node {
    const parts: (number | null)[] = [null, null, null];
    let index = 0;
    while (this.type !== 'rbracket') {
      if (this.type === 'colon' && index < 2) index += 1;
      else if (this.type === 'number') parts[index] = this.token.value as number;
      else throw this.error(this.token, 'syntax error');
      this.at += 1;
    }
    this.at += 1;
    return { type: 'slice', parts };
  }

  private dot(left: Node): Node {
    if (this.type === 'star') {
      this.at += 1;
      return this.valuesOf(left, 'dot');
    }
    return { type: 'chain', steps: [left, this.afterDot(40)] };
  }

  private afterDot(power: number): Node {
    const { type } = this;
    if (['quoted_identifier', 'unquoted_identifier', 'star'].includes(type)) {
      return this.expression(power);
    }
    if (type === 'lbracket' || type === 'lbrace') {
      this.at += 1;
      return type === 'lbracket' ? this.list() : this.dict();
    }
    const allowed = "['quoted_identifier', 'unquoted_identifier', 'lbracket', 'lbrace']";
    throw this.error(this.token, `Expecting: ${allowed}, got: ${type}`);
  }

  private projected(power: number): Node {
    if ((POWER.get(this.type) ?? 0) < PROJECTION_STOP) return IDENTITY;
    if (this.type === 'lbracket' || this.type === 'filter') return this.expression(power);
    if (this.type === 'dot') {
      this.at += 1;
      return this.afterDot(power);
    }
    throw this.error(this.token, 'syntax error');
  }

  private call(left: Node): Node {
    if (left.type !== 'field') {
      const named = this.tokens[this.at - 2]!;
      throw this.error(named, `Invalid function name '${tokenText(named)}'`);
    }
    const args: Node[] = [];
    while (this.type !== 'rparen') {
      args.push(this.expression(0));
      if (this.type === 'comma') this.at += 1;
    }
    this.match('rparen');
    return { type: 'call', name: left.name, args };
  }

  private list(): Node {
    const items: Node[] = [];
    for (;;) {
      items.push(this.expression(0));
      if (this.type === 'rbracket') break;
      this.match('comma');
    }
    this.match('rbracket');
    return { type: 'list', items };
  }

  private dict(): Node {
    const pairs: [string, Node][] = [];
    for (;;) {
      const { type, value } = this.token;
      if (type !== 'quoted_identifier' && type !== 'unquoted_identifier') {
        throw this.unexpected("['quoted_identifier', 'unquoted_identifier']");
      }
      this.at += 1;
      this.match('colon');
      pairs.push([value as string, this.expression(0)]);
      if (this.type === 'comma') this.at += 1;
      else if (this.type === 'rbrace') break;
    }
    this.match('rbrace');
    return { type: 'dict', pairs };
  }

  private match(type: string): void {
    if (this.type !== type) throw this.unexpected(type);
    this.at += 1;
  }

  private unexpected(expected: string): JmespathError {
    if (this.type === 'eof') return this.incomplete();
    return this.error(this.token, `Expecting: ${expected}, got: ${this.type}`);
  }

  private incomplete(): JmespathError {
    const { text } = this;
    const mark = `${' '.repeat(text.length + 1)}^`;
    return new JmespathError(
      `Invalid jmespath expression: Incomplete expression:\n"${text}"\n${mark}`,
    );
  }

  private error(token: Token, reason: string): JmespathError {
    const { start, type } = token;
    return new JmespathError(
      `${reason}: Parse error at column ${start}, token "${tokenText(token)}" ` +
        `(${type.toUpperCase()}), for expression:\n"${this.text}"\n${' '.repeat(start + 1)}^`,
    );
  }
}
