/** Pages of an answer, asked for and merged as botocore's paginator does it. */
import { toBase64 } from '../../aws/base64.ts';
import type { Query } from '../jmespath/search.ts';
import { compile } from '../jmespath/search.ts';
import { generalError } from '../errors.ts';
import { dumps, JsonError, loads } from '../python/json.ts';
import {
  PyDict,
  PyFloat,
  byCodePoint,
  equal,
  isDict,
  isNumber,
  numberOf,
  repr,
} from '../python/values.ts';
import type { PyValue } from '../python/values.ts';
import type { PageTable } from '../tables.ts';

export interface PageOptions {
  readonly maxItems: number | null;
  readonly startingToken: string | null;
  readonly pageSize: PyValue;
}

export type Ask = (params: PyDict) => Promise<PyDict>;

interface Token {
  readonly values: PyDict;
  readonly index: number;
}

/** Asks for page after page. `pages()` yields them as they were answered, cut to what was wanted. */
export class Pages {
  readonly resultKeys: readonly Query[];
  /** Set when there is more than was asked for. */
  resumeToken: string | null = null;
  nonAggregate = new PyDict();
  private readonly table: PageTable;
  private readonly options: PageOptions;

  constructor(table: PageTable, options: PageOptions) {
    this.table = table;
    this.options = options;
    this.resultKeys = table.r.map(compile);
  }

  async *pages(ask: Ask, params: PyDict): AsyncGenerator<PyDict> {
    const start = this.startingToken();
    this.begin(params, start);
    let total = 0;
    let skipped = start?.index ?? 0;
    let previous: PyDict | null = null;
    let next = start?.values ?? new PyDict(this.table.i.map((key) => [key, null]));
    for (let isFirst = true; ; isFirst = false) {
      const page = await ask(params);
      if (isFirst) {
        if (start) this.skipItems(page, start.index);
        this.keepNonAggregate(page);
      } else skipped = 0;
      const count = lengthOf(this.resultKeys[0]!.search(page));
      const { maxItems } = this.options;
      const tooMany = maxItems === null ? 0 : total + count - maxItems;
      if (tooMany > 0) {
        this.cut(page, count - tooMany, { skipped, next });
        yield page;
        return;
      }
      yield page;
      total += count;
      next = this.nextToken(page);
      if ([...next.values()].every((one) => one === null)) return;
      if (maxItems !== null && total === maxItems) {
        this.resume(next);
        return;
      }
      if (previous && equal(previous, next)) {
        throw generalError(
          `Error during pagination: The same next token was received twice: ${repr(next)}`,
        );
      }
      injectToken(params, next);
      previous = next;
    }
  }

  /** All pages in one answer. */
  async merged(ask: Ask, params: PyDict): Promise<PyDict> {
    const whole = new PyDict();
    for await (const page of this.pages(ask, params)) {
      for (const key of this.resultKeys) {
        const found = key.search(page);
        if (found === null) continue;
        const before = key.search(whole);
        if (before === null) setAt(whole, key.expression, found);
        else if (Array.isArray(found)) (before as PyValue[]).push(...found);
        else setAt(whole, key.expression, added(before, found));
      }
    }
    mergeDicts(whole, this.nonAggregate);
    if (this.resumeToken !== null) whole.set('NextToken', this.resumeToken);
    return whole;
  }

  private begin(params: PyDict, start: Token | null): void {
    if (start) injectToken(params, start.values);
    const { pageSize } = this.options;
    if (pageSize !== null && this.table.l !== undefined) params.set(this.table.l, pageSize);
  }

  private startingToken(): Token | null {
    const { startingToken } = this.options;
    return startingToken === null ? null : readToken(startingToken, this.table.i);
  }

  private keepNonAggregate(page: PyDict): void {
    for (const expression of this.table.n ?? []) {
      setAt(this.nonAggregate, expression, compile(expression).search(page));
    }
  }

  private skipItems(page: PyDict, index: number): void {
    this.resultKeys.forEach((key, position) => {
      const found = key.search(page);
      if (position === 0) {
        const isList = Array.isArray(found) || typeof found === 'string';
        setAt(page, key.expression, isList ? found.slice(index) : null);
      } else setAt(page, key.expression, emptied(found));
    });
  }

  private cut(page: PyDict, keep: number, at: { skipped: number; next: PyDict }): void {
    const key = this.resultKeys[0]!;
    const found = key.search(page);
    setAt(page, key.expression, Array.isArray(found) ? found.slice(0, keep) : []);
    at.next.set('boto_truncate_amount', keep + at.skipped);
    this.resume(at.next);
  }

  private resume(token: PyDict): void {
    this.resumeToken = toBase64(new TextEncoder().encode(dumps(token)));
  }

  private nextToken(page: PyDict): PyDict {
    const { m, o, i } = this.table;
    if (m !== undefined && !isTrue(compile(m).search(page))) return new PyDict();
    return new PyDict(
      o.map((expression, index) => {
        const found = compile(expression).search(page);
        return [i[index]!, isTrue(found) ? found : null];
      }),
    );
  }
}

function injectToken(params: PyDict, token: PyDict): void {
  for (const [name, value] of token) {
    if (value !== null && value !== 'None') params.set(name, value);
    else params.delete(name);
  }
}

/** A token of ours, or (as old versions had it) the service's own with `___` and an index. */
function readToken(text: string, inputs: readonly string[]): Token {
  const ours = decodeToken(text);
  if (ours) {
    const index = ours.get('boto_truncate_amount');
    ours.delete('boto_truncate_amount');
    return { values: ours, index: typeof index === 'number' ? index : 0 };
  }
  let parts = text.split('___');
  let index = 0;
  if (parts.length === inputs.length + 1) {
    const last = parts.pop()!;
    if (/^\d+$/.test(last)) index = Number(last);
    else parts = [text];
  }
  if (parts.length > inputs.length) throw generalError(`Bad starting token: ${text}`);
  const values = inputs.map((name, at) => {
    const part = parts[at];
    return [name, part === undefined || part === 'None' ? null : part] as const;
  });
  return { values: new PyDict(values), index };
}

function decodeToken(text: string): PyDict | null {
  try {
    const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
    const token = loads(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isDict(token) ? token : null;
  } catch (error) {
    if (error instanceof JsonError || error instanceof TypeError) return null;
    if (error instanceof DOMException) return null;
    throw error;
  }
}

function lengthOf(value: PyValue): number {
  if (Array.isArray(value)) return value.length;
  if (typeof value === 'string') return value.length;
  return isDict(value) ? value.size : 0;
}

function isTrue(value: PyValue): boolean {
  if (isNumber(value)) return numberOf(value) !== 0;
  if (Array.isArray(value)) return value.length > 0;
  return isDict(value) ? value.size > 0 : Boolean(value);
}

function emptied(value: PyValue): PyValue {
  if (Array.isArray(value)) return [];
  if (typeof value === 'string') return '';
  return isNumber(value) ? 0 : null;
}

function added(left: PyValue, right: PyValue): PyValue {
  if (isNumber(left) && isNumber(right)) {
    const sum = numberOf(left) + numberOf(right);
    return typeof left === 'number' && typeof right === 'number' ? sum : new PyFloat(sum);
  }
  return typeof left === 'string' && typeof right === 'string' ? left + right : left;
}

/** Sets what a dotted expression names. */
export function setAt(target: PyDict, expression: string, value: PyValue): void {
  const [head = '', ...rest] = expression.split('.');
  if (rest.length === 0) {
    target.set(head, value);
    return;
  }
  if (!target.has(head)) target.set(head, new PyDict());
  const inner = target.get(head)!;
  if (isDict(inner)) setAt(inner, rest.join('.'), value);
}

function mergeDicts(into: PyDict, from: PyDict): void {
  for (const [key, value] of from) {
    const before = into.get(key);
    if (isDict(value) && before !== undefined && isDict(before)) mergeDicts(before, value);
    else into.set(key, value);
  }
}

/** Names in the order in which Python sorts them. */
export function sortedKeys(dict: PyDict): string[] {
  return [...dict.keys()].sort(byCodePoint);
}
