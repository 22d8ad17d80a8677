/**
 * A small Markdown reader for learner texts: headings, paragraphs, lists, quotes, code, bold,
 * emphasis, links. It answers a tree that a component draws as text, so a stranger's scenario
 * can never bring markup with it. Unknown syntax stays visible as typed.
 */
export type Inline =
  /** The text of bold and italic may hold code and links: `inline` reads it again. */
  | { readonly kind: 'text' | 'bold' | 'italic' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly inline: readonly Inline[] }
  | { readonly kind: 'paragraph' | 'quote'; readonly inline: readonly Inline[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly Inline[])[];
    }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly (readonly Inline[])[])[] };

const INLINE =
  /`([^`\n]+)`|\*\*([^*\n]+)\*\*|(?<![\w*])[*_]([^*_\n]+)[*_](?![\w*])|\[([^\]\n]{1,300})\]\(([^)\s]{1,500})\)/g;

export function inline(source: string): readonly Inline[] {
  const out: Inline[] = [];
  let last = 0;
  for (const match of source.matchAll(INLINE)) {
    if (match.index > last) out.push({ kind: 'text', text: source.slice(last, match.index) });
    const [whole, code, bold, italic, label, href] = match;
    if (code !== undefined) out.push({ kind: 'code', text: code });
    else if (bold !== undefined) out.push({ kind: 'bold', text: bold });
    else if (italic !== undefined) out.push({ kind: 'italic', text: italic });
    else if (href !== undefined && isSafe(href)) {
      out.push({ kind: 'link', text: label ?? href, href });
    } else out.push({ kind: 'text', text: whole });
    last = match.index + whole.length;
  }
  if (last < source.length) out.push({ kind: 'text', text: source.slice(last) });
  return out;
}

/** Only pages of the product and plain web addresses; never script or data links. */
function isSafe(href: string): boolean {
  return /^(#\/|https?:\/\/)/.test(href);
}

export function blocks(source: string): readonly Block[] {
  const lines = source.replace(/\r\n?/g, '\n').split('\n');
  const out: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    if (line.trim() === '') at += 1;
    else if (line.startsWith('```')) at = fence(lines, at, out);
    else if (/^#{1,4} /.test(line)) {
      const level = line.indexOf(' ');
      out.push({ kind: 'heading', level, inline: inline(line.slice(level + 1)) });
      at += 1;
    } else if (BULLET.test(line)) at = list(lines, at, out);
    else if (line.startsWith('|')) at = table(lines, at, out);
    else at = paragraph(lines, at, out);
  }
  return out;
}

const BULLET = /^\s{0,3}(?:[-*+]|\d{1,3}[.)]) +/;

function fence(lines: readonly string[], start: number, out: Block[]): number {
  let end = start + 1;
  while (end < lines.length && !lines[end]!.startsWith('```')) end += 1;
  out.push({ kind: 'code', text: lines.slice(start + 1, end).join('\n') });
  return end + 1;
}

function list(lines: readonly string[], start: number, out: Block[]): number {
  const items: string[] = [];
  let at = start;
  for (; at < lines.length && lines[at]!.trim() !== ''; at += 1) {
    const line = lines[at]!;
    if (BULLET.test(line)) items.push(line.replace(BULLET, ''));
    else items[items.length - 1] += ` ${line.trim()}`;
  }
  const ordered = /^\s*\d/.test(lines[start]!);
  out.push({ kind: 'list', ordered, items: items.map(inline) });
  return at;
}

function table(lines: readonly string[], start: number, out: Block[]): number {
  let at = start;
  const rows: (readonly Inline[])[][] = [];
  for (; at < lines.length && lines[at]!.startsWith('|'); at += 1) {
    const cells = lines[at]!.replace(/^\||\|\s*$/g, '').split('|');
    if (!cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell))) {
      rows.push(cells.map((cell) => inline(cell.trim())));
    }
  }
  out.push({ kind: 'table', rows });
  return at;
}

function paragraph(lines: readonly string[], start: number, out: Block[]): number {
  const quote = lines[start]!.startsWith('>');
  const text: string[] = [];
  let at = start;
  while (at < lines.length && lines[at]!.trim() !== '') {
    const line = lines[at]!;
    if (at > start && (/^(#{1,4} |```|\|)/.test(line) || BULLET.test(line))) break;
    text.push(line.replace(/^>\s?/, '').trim());
    at += 1;
  }
  out.push({ kind: quote ? 'quote' : 'paragraph', inline: inline(text.join(' ')) });
  return at;
}
