/** Values as Node prints them, somewhat deeper, because answers of AWS are deep. */
import { framesOf } from '../frames.ts';

const DEEPEST = 5;
const WIDEST = 72;
const MOST_ITEMS = 100;
const LONGEST_TEXT = 10_000;

/** One value; texts are quoted, as inside of something. */
export function inspect(value: unknown, depth = 0, above: readonly object[] = []): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'function') return named(value);
  if (Object.is(value, -0)) return '-0';
  if (typeof value !== 'object' || value === null) return String(value);
  if (above.includes(value)) return '[Circular]';
  return inspectObject(value, { depth, above: [...above, value] });
}

/** What a `console` method prints: texts as they are, `%s` and its like filled in. */
export function printed(values: readonly unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first !== 'string' || !first.includes('%')) return values.map(shown).join(' ');
  const text = first.replace(/%([sdifjoOc%])/g, (whole, kind: string) => {
    if (kind === '%') return '%';
    return rest.length === 0 ? whole : filledIn(kind, rest.shift());
  });
  return [text, ...rest.map(shown)].join(' ');
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : inspect(value);
}

function filledIn(kind: string, value: unknown): string {
  if (kind === 'c') return '';
  if (kind === 'j') return JSON.stringify(value) ?? 'undefined';
  if (kind === 'd') return String(Number(value));
  if (kind === 'i') return String(Math.trunc(Number(value)));
  if (kind === 'f') return String(parseFloat(String(value)));
  return shown(value);
}

interface Place {
  readonly depth: number;
  readonly above: readonly object[];
}

function inspectObject(value: object, place: Place): string {
  if (value instanceof Error) return inspectError(value, place);
  if (value instanceof Date) return Number.isNaN(+value) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Promise) return 'Promise { … }';
  const name = classOf(value);
  if (place.depth > DEEPEST) return Array.isArray(value) ? '[Array]' : `[${name || 'Object'}]`;
  const inner = (one: unknown) => inspect(one, place.depth + 1, place.above);
  if (Array.isArray(value)) return bracketed('[]', '', limited(value.map(inner)));
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const numbers = value as unknown as ArrayLike<number>;
    const items = Array.from({ length: Math.min(numbers.length, MOST_ITEMS) }, (_, i) =>
      String(numbers[i]),
    );
    return bracketed('[]', `${name}(${numbers.length}) `, more(items, numbers.length));
  }
  if (value instanceof Map) {
    const pairs = [...value].map(([key, one]) => `${inner(key)} => ${inner(one)}`);
    return bracketed('{}', `Map(${value.size}) `, limited(pairs));
  }
  if (value instanceof Set) {
    return bracketed('{}', `Set(${value.size}) `, limited([...value].map(inner)));
  }
  return bracketed('{}', name === '' ? '' : `${name} `, propertiesOf(value, inner));
}

/** Of an error: where in the learner's code, and what AWS tells besides the words. */
function inspectError(error: Error, place: Place): string {
  const own = propertiesOf(
    error,
    (one) => inspect(one, place.depth + 1, place.above),
    /^(?!stack$|message$|name$)/,
  );
  const head = [`${error.name}: ${error.message}`, ...framesOf(error)].join('\n    at ');
  return own.length === 0 ? head : `${head} ${bracketed('{}', '', own)}`;
}

function propertiesOf(value: object, inner: (one: unknown) => string, wanted = /(?:)/): string[] {
  return Object.keys(value)
    .filter((key) => wanted.test(key))
    .map((key) => {
      const getter = Object.getOwnPropertyDescriptor(value, key)?.get;
      return `${keyOf(key)}: ${getter ? '[Getter]' : inner((value as never)[key])}`;
    });
}

function keyOf(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

function limited(items: readonly string[]): string[] {
  return more(items.slice(0, MOST_ITEMS), items.length);
}

function more(items: readonly string[], total: number): string[] {
  const rest = total - items.length;
  return rest > 0 ? [...items, `... ${rest} more item${rest === 1 ? '' : 's'}`] : [...items];
}

function bracketed(brackets: string, before: string, items: readonly string[]): string {
  const [open, close] = [...brackets];
  if (items.length === 0) return `${before}${open}${close}`;
  const width = items.reduce((sum, item) => sum + item.length + 2, before.length);
  const isShort = width <= WIDEST && !items.some((item) => item.includes('\n'));
  if (isShort) return `${before}${open} ${items.join(', ')} ${close}`;
  const lines = items.map((item) => `  ${item.replaceAll('\n', '\n  ')}`);
  return `${before}${open}\n${lines.join(',\n')}\n${close}`;
}

function named(value: object): string {
  const { name } = value as { name?: string };
  const isClass = /^class\b/.test(String(value));
  if (isClass) return `[class ${name || '(anonymous)'}]`;
  return name ? `[Function: ${name}]` : '[Function (anonymous)]';
}

/** Empty for plain objects. */
function classOf(value: object): string {
  const prototype = Object.getPrototypeOf(value) as { constructor?: { name?: string } } | null;
  if (prototype === null) return '[Object: null prototype]';
  const name = prototype.constructor?.name ?? '';
  return name === 'Object' ? '' : name;
}

function quoted(text: string): string {
  const cut = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  const inner = cut.replace(/[\\\n\r\t\u0000-\u001f]/g, (char) => {
    const short = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }[char];
    return short ?? `\\x${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
  const mark = !inner.includes("'") ? "'" : !inner.includes('"') ? '"' : '`';
  const rest = text.length - cut.length;
  return `${mark}${inner}${mark}${rest > 0 ? `... ${rest} more characters` : ''}`;
}
