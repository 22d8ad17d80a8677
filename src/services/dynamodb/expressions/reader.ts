import { invalid } from '../errors.ts';
import type { AttributeValue } from '../values/attribute.ts';
import { keptForm } from '../values/kept.ts';
import { RESERVED } from './reserved.ts';
import { syntaxError, tokenize, type Source, type Token } from './tokens.ts';

/** Attribute names and list positions. */
export type Path = readonly (string | number)[];

/** Placeholders of a request, and which of them were used. */
export interface Placeholders {
  readonly names: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, AttributeValue>>;
  readonly used: Set<string>;
}

export function placeholdersOf(input: {
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues?: Readonly<Record<string, AttributeValue>>;
}): Placeholders {
  return {
    names: input.ExpressionAttributeNames ?? {},
    values: keptForm(input.ExpressionAttributeValues ?? {}),
    used: new Set(),
  };
}

/** Names and values that no expression uses are refused. */
export function requireAllUsed({ names, values, used }: Placeholders): void {
  const unused = (table: object) => Object.keys(table).filter((key) => !used.has(key));
  const [first, second] = [unused(values), unused(names)];
  if (first.length > 0) {
    throw invalid(
      `Value provided in ExpressionAttributeValues unused in expressions: keys: {${first.join(', ')}}`,
    );
  }
  if (second.length > 0) {
    throw invalid(
      `Value provided in ExpressionAttributeNames unused in expressions: keys: {${second.join(', ')}}`,
    );
  }
}

/** Reads tokens of one expression. */
export class Reader {
  readonly source: Source;
  private readonly tokens: readonly Token[];
  private readonly placeholders: Placeholders;
  private at = 0;
  private depth = 0;

  constructor(source: Source, placeholders: Placeholders) {
    this.source = source;
    this.tokens = tokenize(source);
    this.placeholders = placeholders;
  }

  get next(): Token {
    return this.tokens[this.at]!;
  }

  /** The token after the next. */
  get second(): Token | undefined {
    return this.tokens[this.at + 1];
  }

  take(): Token {
    const token = this.next;
    if (token.kind !== 'end') this.at += 1;
    return token;
  }

  /** Takes the next token when it is this word (any case) or sign. */
  accept(text: string): boolean {
    if (!this.isNext(text)) return false;
    this.at += 1;
    return true;
  }

  isNext(text: string): boolean {
    const { kind, text: own } = this.next;
    if (kind === 'word') return own.toUpperCase() === text;
    return kind === 'sign' && own === text;
  }

  expect(text: string): void {
    if (!this.accept(text)) throw this.unexpected();
  }

  unexpected(): Error {
    return syntaxError(this.source, this.next);
  }

  /** Guards recursion: brackets of a hostile expression. */
  nested<T>(read: () => T): T {
    if (this.depth >= 100) throw this.unexpected();
    this.depth += 1;
    const result = read();
    this.depth -= 1;
    return result;
  }

  /** `a.b[2].#c` */
  path(): Path {
    const steps: (string | number)[] = [this.name()];
    for (;;) {
      if (this.accept('.')) steps.push(this.name());
      else if (this.accept('[')) {
        const token = this.take();
        if (token.kind !== 'number') throw syntaxError(this.source, token);
        steps.push(Number(token.text));
        this.expect(']');
      } else return steps;
    }
  }

  private name(): string {
    const token = this.take();
    if (token.kind === 'word') {
      if (RESERVED.has(token.text.toUpperCase())) {
        throw invalid(
          `Invalid ${this.source.kind}: Attribute name is a reserved keyword; ` +
            `reserved keyword: ${token.text}`,
        );
      }
      return token.text;
    }
    if (token.kind !== 'name') throw syntaxError(this.source, token);
    const { names, used } = this.placeholders;
    if (!Object.hasOwn(names, token.text)) {
      throw invalid(
        `Invalid ${this.source.kind}: An expression attribute name used in the document path is ` +
          `not defined; attribute name: ${token.text}`,
      );
    }
    used.add(token.text);
    return names[token.text]!;
  }

  /** `:value` */
  value(): AttributeValue {
    const token = this.take();
    if (token.kind !== 'value') throw syntaxError(this.source, token);
    const { values, used } = this.placeholders;
    if (!Object.hasOwn(values, token.text)) {
      throw invalid(
        `Invalid ${this.source.kind}: An expression attribute value used in expression is not ` +
          `defined; attribute value: ${token.text}`,
      );
    }
    used.add(token.text);
    return values[token.text]!;
  }
}
