/**
 * The CLI's shorthand syntax: `Name=InstanceId,Value=i-1`, `Values=a,b`, `A={B=c,D=[e,f]}`. Purely
 * syntactic; `fitShorthand` then makes types of it. AWS CLI user guide, "Using shorthand syntax".
 */
import { PyDict, type PyValue } from '../python/values.ts';

export class ShorthandError extends Error {}
class SyntaxProblem extends ShorthandError {}

const START = String.raw`!#-&\(-+\--<>-Z\\-z|-` + '\uffff';
const FIRST_FOLLOW = String.raw`\s!#-&\(-+\--\\^-|~-` + '\uffff';
const SECOND_FOLLOW = String.raw`\s!#-&\(-+\--<>-` + '\uffff';

const PATTERNS = {
  first: new RegExp(`(?:\\\\,|[${START}])(?:\\\\,|[${FIRST_FOLLOW}])*`, 'y'),
  second: new RegExp(`(?:\\\\,|[${START}])(?:\\\\,|[${SECOND_FOLLOW}])*`, 'y'),
  'singled quoted': /'(?:\\\\|\\'|[^'])*'/y,
  'double quoted': /"(?:\\\\|\\"|[^"])*"/y,
};

/** Nesting beyond this is refused (Python would end with a RecursionError). */
const MAX_DEPTH = 100;

export function parseShorthand(text: string): PyDict {
  return new Parser(text).parameter();
}

class Parser {
  private at = 0;
  private depth = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  parameter(): PyDict {
    const params = new PyDict();
    const [firstKey, firstValue] = this.keyValue();
    params.set(firstKey, firstValue);
    let lastAt = this.at;
    while (this.at < this.text.length) {
      this.expect(',', true);
      const [key, value] = this.keyValue();
      if (params.has(key)) throw this.duplicate(key, lastAt + 1);
      params.set(key, value);
      lastAt = this.at;
    }
    return params;
  }

  private keyValue(): [string, PyValue] {
    const key = this.key();
    this.expect('=', true);
    return [key, this.values()];
  }

  private key(): string {
    const found = /[A-Za-z0-9\-_.#/:]*/y;
    found.lastIndex = this.at;
    const key = found.exec(this.text)![0];
    this.at += key.length;
    return key;
  }

  private values(): PyValue {
    const char = this.text[this.at];
    if (char === undefined) return '';
    if (char === '[') return this.list();
    if (char === '{') return this.hash();
    return this.commaSeparated();
  }

  private commaSeparated(): PyValue {
    const first = this.firstValue();
    this.blanks();
    if (this.text[this.at] !== ',') return first;
    this.expect(',', true);
    const list: PyValue[] = [first];
    for (;;) {
      try {
        const value = this.secondValue();
        this.blanks();
        if (this.at >= this.text.length) {
          list.push(value);
          break;
        }
        this.expect(',', true);
        list.push(value);
      } catch (problem) {
        if (!(problem instanceof SyntaxProblem) || this.at >= this.text.length) throw problem;
        // What was read was the next key: back to the comma before it.
        while (this.at >= 0 && this.text[this.at] !== ',') this.at -= 1;
        break;
      }
    }
    return list.length === 1 ? first : list;
  }

  private list(): PyValue {
    return this.nested(() => {
      this.expect('[', true);
      const values: PyValue[] = [];
      while (this.text[this.at] !== ']') {
        values.push(this.explicitValue());
        this.separator(']');
      }
      this.expect(']');
      return values;
    });
  }

  private hash(): PyValue {
    return this.nested(() => {
      this.expect('{', true);
      const pairs = new PyDict();
      while (this.text[this.at] !== '}') {
        const key = this.key();
        this.expect('=', true);
        const value = this.explicitValue();
        this.separator('}');
        pairs.set(key, value);
      }
      this.expect('}');
      return pairs;
    });
  }

  private separator(close: string): void {
    this.blanks();
    if (this.text[this.at] === close) return;
    this.expect(',');
    this.blanks();
  }

  private nested(read: () => PyValue): PyValue {
    this.depth += 1;
    if (this.depth > MAX_DEPTH) throw new ShorthandError('maximum recursion depth exceeded');
    const value = read();
    this.depth -= 1;
    return value;
  }

  private explicitValue(): PyValue {
    if (this.text[this.at] === '[') return this.list();
    if (this.text[this.at] === '{') return this.hash();
    return this.firstValue();
  }

  private firstValue(): string {
    const quoted = this.quotedValue();
    if (quoted !== undefined) return quoted;
    const found = this.take('first');
    return found === undefined ? '' : plain(found);
  }

  private secondValue(): string {
    return this.quotedValue() ?? plain(this.must('second'));
  }

  private quotedValue(): string | undefined {
    const quote = this.text[this.at];
    if (quote !== "'" && quote !== '"') return undefined;
    const inner = this.must(quote === "'" ? 'singled quoted' : 'double quoted').slice(1, -1);
    return inner.replaceAll(`\\${quote}`, quote).replaceAll('\\\\', '\\');
  }

  private take(name: keyof typeof PATTERNS): string | undefined {
    const pattern = PATTERNS[name];
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    this.at += found?.length ?? 0;
    return found;
  }

  private must(name: keyof typeof PATTERNS): string {
    const found = this.take(name);
    if (found === undefined) throw this.problem(`<${name}>`, '<none>');
    return found;
  }

  private expect(char: string, withBlanks = false): void {
    if (withBlanks) this.blanks();
    const actual = this.text[this.at];
    if (actual !== char) throw this.problem(char, actual ?? 'EOF');
    this.at += 1;
    if (withBlanks) this.blanks();
  }

  private blanks(): void {
    while (this.at < this.text.length && ' \t\n\r\x0b\x0c'.includes(this.text[this.at]!)) {
      this.at += 1;
    }
  }

  private problem(expected: string, actual: string): SyntaxProblem {
    const where = location(this.text, this.at);
    return new SyntaxProblem(`Expected: '${expected}', received: '${actual}' for input:\n${where}`);
  }

  private duplicate(key: string, at: number): ShorthandError {
    return new ShorthandError(
      `Second instance of key "${key}" encountered for input:\n${location(this.text, at)}\n` +
        'This is often because there is a preceding "," instead of a space.',
    );
  }
}

function plain(found: string): string {
  return found.replaceAll('\\,', ',').trimEnd();
}

/** The text with a mark under the place. */
function location(text: string, at: number): string {
  const lineStart = text.slice(0, at).lastIndexOf('\n') + 1;
  const lineEnd = text.indexOf('\n', at);
  const mark = `${' '.repeat(at - lineStart)}^`;
  if (lineEnd < 0) return `${text}\n${mark}`;
  return `${text.slice(0, lineEnd)}\n${mark}${text.slice(lineEnd)}`;
}
