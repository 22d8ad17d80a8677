/** XML as AWS's services write it and as their clients send it: no DTDs, no entities of one's own. */

export interface XmlElement {
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Text and CDATA of the element itself. */
  readonly text: string;
}

/** Not well-formed, or too deep. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

const MAX_DEPTH = 64;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

export function escapeXml(text: string): string {
  if (!/[&<>"\r]/.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#xD;');
}

/** The root element of a document. */
export function parseXml(text: string): XmlElement {
  return new XmlReader(text).document();
}

interface Open {
  name: string;
  qualified: string;
  attributes: Map<string, string>;
  children: XmlElement[];
  text: string;
}

class XmlReader {
  private readonly source: string;
  private at = 0;
  private readonly open: Open[] = [];
  private root: XmlElement | null = null;

  constructor(source: string) {
    this.source = source.replace(/^\uFEFF/, '');
  }

  document(): XmlElement {
    const { source } = this;
    while (this.at < source.length) {
      const next = source.indexOf('<', this.at);
      this.addText(source.slice(this.at, next < 0 ? source.length : next), true);
      if (next < 0) break;
      this.at = next;
      this.markup();
    }
    if (this.open.length > 0 || !this.root) throw new XmlError('an element is not closed');
    return this.root;
  }

  private markup(): void {
    const { source, at } = this;
    if (source.startsWith('<!--', at)) return void this.skipTo('-->');
    if (source.startsWith('<?', at)) return void this.skipTo('?>');
    if (source.startsWith('<![CDATA[', at)) {
      const from = at + 9;
      return this.addText(source.slice(from, this.skipTo(']]>') - 3), false);
    }
    if (source.startsWith('<!', at)) throw new XmlError('a declaration');
    if (source.startsWith('</', at)) return this.close();
    this.start();
  }

  private skipTo(end: string): number {
    const found = this.source.indexOf(end, this.at);
    if (found < 0) throw new XmlError(`${end} is missing`);
    return (this.at = found + end.length);
  }

  private start(): void {
    const from = this.at;
    const tag = this.source.slice(from + 1, this.endOfTag(from) - 1);
    const isEmpty = tag.endsWith('/');
    const body = isEmpty ? tag.slice(0, -1) : tag;
    const found = /^([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=\s|$)/.exec(body);
    if (!found || this.root) throw new XmlError('a misplaced tag');
    if (this.open.length >= MAX_DEPTH) throw new XmlError('nested too deeply');
    this.open.push({
      name: found[2]!,
      qualified: found[0],
      attributes: attributesOf(body.slice(found[0].length)),
      children: [],
      text: '',
    });
    if (isEmpty) this.finish();
  }

  /** Past the `>` of the tag that begins at `from`; quotes may hold one. */
  private endOfTag(from: number): number {
    let quote = '';
    for (let i = from + 1; i < this.source.length; i += 1) {
      const letter = this.source[i]!;
      if (quote) {
        if (letter === quote) quote = '';
      } else if (letter === '"' || letter === "'") quote = letter;
      else if (letter === '>') return (this.at = i + 1);
    }
    throw new XmlError('a tag does not end');
  }

  private close(): void {
    const from = this.at + 2;
    const name = this.source.slice(from, this.skipTo('>') - 1).trim();
    if (this.open.at(-1)?.qualified !== name) throw new XmlError('tags do not match');
    this.finish();
  }

  private finish(): void {
    const { name, attributes, children, text } = this.open.pop()!;
    const element = { name, attributes, children, text };
    const parent = this.open.at(-1);
    if (parent) parent.children.push(element);
    else this.root = element;
  }

  private addText(text: string, hasEntities: boolean): void {
    if (text === '') return;
    const parent = this.open.at(-1);
    if (parent) parent.text += hasEntities ? unescapeXml(text) : text;
    else if (text.trim() !== '') throw new XmlError('text outside the root');
  }
}

function attributesOf(text: string): Map<string, string> {
  const found = new Map<string, string>();
  const rest = text.replace(/\s+([\w.:-]+)\s*=\s*("[^"<]*"|'[^'<]*')/g, (_, name, value) => {
    found.set(String(name), unescapeXml(String(value).slice(1, -1)));
    return '';
  });
  if (rest.trim() !== '') throw new XmlError('an attribute that is none');
  return found;
}

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;\s&]{1,10});?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) throw new XmlError('a stray ampersand');
    if (Object.hasOwn(ENTITIES, name)) return ENTITIES[name]!;
    const code = /^#x[0-9a-fA-F]+$/.test(name)
      ? Number.parseInt(name.slice(2), 16)
      : /^#\d+$/.test(name)
        ? Number(name.slice(1))
        : NaN;
    if (!(code >= 0 && code <= 0x10ffff)) throw new XmlError('an unknown entity');
    return String.fromCodePoint(code);
  });
}
