/** `--output yaml`: block style with sorted keys, as libyaml writes it for the CLI. */
import { dumps } from '../python/json.ts';
import { PyFloat, byCodePoint, floatText, intText, isDict } from '../python/values.ts';
import type { PyDict, PyValue } from '../python/values.ts';
import { chooseStyle } from './yaml-scalar.ts';

/** A whole document; a bare scalar is written as JSON, as the CLI does. */
export function yamlOutput(value: PyValue): string {
  if (!isDict(value) && !Array.isArray(value)) return `${dumps(value, { ascii: false })}\n`;
  const writer = new Writer();
  writer.collection(value, 0);
  return `${writer.text}\n`;
}

/** Lines are folded at the first blank beyond this column. */
const BEST_WIDTH = 80;

class Writer {
  text = '';
  private column = 0;

  /** `indent`: where the entries of the collection begin. The cursor is at that place. */
  collection(value: PyDict | PyValue[], indent: number): void {
    if (Array.isArray(value)) this.sequence(value, indent);
    else this.mapping(value, indent);
  }

  private sequence(items: readonly PyValue[], indent: number): void {
    if (items.length === 0) return this.put('[]');
    items.forEach((item, index) => {
      if (index > 0) this.newline(indent);
      this.put('- ');
      if (isDict(item) || Array.isArray(item)) this.collection(item, indent + 2);
      else this.scalar(item, indent + 2);
    });
  }

  private mapping(dict: PyDict, indent: number): void {
    if (dict.size === 0) return this.put('{}');
    [...dict.keys()].sort(byCodePoint).forEach((key, index) => {
      if (index > 0) this.newline(indent);
      this.string(key, { indent: indent + 2, isKey: true });
      this.put(':');
      this.mapped(dict.get(key)!, indent);
    });
  }

  private mapped(value: PyValue, indent: number): void {
    if (Array.isArray(value) && value.length > 0) {
      this.newline(indent);
      this.sequence(value, indent);
    } else if (isDict(value) && value.size > 0) {
      this.newline(indent + 2);
      this.mapping(value, indent + 2);
    } else {
      this.put(' ');
      if (isDict(value) || Array.isArray(value)) this.collection(value, indent);
      else this.scalar(value, indent + 2);
    }
  }

  private scalar(value: PyValue, indent: number): void {
    if (typeof value === 'string') return this.string(value, { indent, isKey: false });
    if (value === null) return this.put('null');
    if (typeof value === 'boolean') return this.put(String(value));
    if (value instanceof PyFloat) return this.put(yamlFloat(value.value));
    this.put(intText(value as number));
  }

  private string(text: string, place: { indent: number; isKey: boolean }): void {
    const style = chooseStyle(text, place.isKey);
    if (style === 'plain') this.folded(text, place);
    else if (style === 'single') this.single(text, place);
    else this.double(text, place);
  }

  /** Plain words; a blank beyond the width becomes a line break. */
  private folded(text: string, { indent, isKey }: { indent: number; isKey: boolean }): void {
    let wasBlank = false;
    [...text].forEach((char, index, all) => {
      const isBlank = char === ' ';
      const mayBreak = isBlank && !isKey && !wasBlank && all[index + 1] !== ' ';
      if (mayBreak && this.column > BEST_WIDTH) this.newline(indent);
      else this.put(char);
      wasBlank = isBlank;
    });
  }

  private single(text: string, { indent, isKey }: { indent: number; isKey: boolean }): void {
    this.put("'");
    const all = [...text];
    let wasBlank = false;
    let wasBreak = false;
    all.forEach((char, index) => {
      if (char === ' ') {
        const isInner = index > 0 && index < all.length - 1 && all[index + 1] !== ' ';
        const mayBreak = !isKey && !wasBlank && isInner;
        if (mayBreak && this.column > BEST_WIDTH) this.newline(indent);
        else this.put(' ');
        wasBlank = true;
        return;
      }
      wasBlank = false;
      if (char === '\n') {
        if (!wasBreak) this.text += '\n';
        this.text += '\n';
        this.column = 0;
        wasBreak = true;
        return;
      }
      if (wasBreak) this.indentTo(indent);
      wasBreak = false;
      this.put(char === "'" ? "''" : char);
    });
    if (wasBreak) this.indentTo(indent);
    this.put("'");
  }

  private double(text: string, { indent, isKey }: { indent: number; isKey: boolean }): void {
    this.put('"');
    const all = [...text];
    let wasBlank = false;
    all.forEach((char, index) => {
      if (char !== ' ') {
        this.put(escaped(char));
        wasBlank = false;
        return;
      }
      const isInner = index > 0 && index < all.length - 1;
      if (!isKey && !wasBlank && isInner && this.column > BEST_WIDTH) {
        this.newline(indent);
        if (all[index + 1] === ' ') this.put('\\');
      } else this.put(' ');
      wasBlank = true;
    });
    this.put('"');
  }

  private put(text: string): void {
    this.text += text;
    this.column += text.length;
  }

  private newline(indent: number): void {
    this.text += '\n';
    this.column = 0;
    this.indentTo(indent);
  }

  private indentTo(indent: number): void {
    this.put(' '.repeat(indent));
  }
}

function yamlFloat(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  return floatText(value);
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\0', '\\0'],
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\v', '\\v'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['\u001b', '\\e'],
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\u0085', '\\N'],
  ['\u00a0', '\\_'],
  ['\u2028', '\\L'],
  ['\u2029', '\\P'],
]);

function escaped(char: string): string {
  const code = char.codePointAt(0)!;
  // A no-break space is printable, but escaped where it stands between double quotes.
  const short = ESCAPES.get(char);
  if (short) return short;
  if (code >= 32 && code < 127) return char;
  if (code > 0xffff) return `\\U${code.toString(16).toUpperCase().padStart(8, '0')}`;
  const isPrintable = code > 0xa0 && !(code >= 0xd800 && code < 0xe000) && code < 0xfffe;
  if (isPrintable && code !== 0xfeff) return char;
  const hex = code.toString(16).toUpperCase();
  return code < 256 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
