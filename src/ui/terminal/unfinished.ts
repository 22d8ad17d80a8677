/** Whether a line goes on: an open quote, a trailing backslash or pipe, a loop without its end. */

const OPENERS: ReadonlyMap<string, string> = new Map([
  ['do', 'done'],
  ['then', 'fi'],
  ['case', 'esac'],
]);

export function isUnfinished(text: string): boolean {
  const scan = scanQuotes(text);
  if (scan.isOpen) return true;
  if (/(^|[^\\])(\\\\)*\\$/.test(text)) return true;
  if (/(\||&&)\s*$/.test(scan.bare)) return true;
  const here = /<<-?\s*(\w+)/.exec(scan.bare);
  if (here && !new RegExp(`\\n\\s*${here[1]!}\\s*(\\n|$)`).test(text)) return true;
  return lacksEnd(scan.bare);
}

/** The text without what is quoted, and whether a quote or `$(` is still open. */
function scanQuotes(text: string): { bare: string; isOpen: boolean } {
  let bare = '';
  let quote: string | null = null;
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '\\' && quote !== "'") i += 1;
    else if (quote !== null) quote = char === quote ? null : quote;
    else if (char === '"' || char === "'") {
      quote = char;
      bare += 'x';
    } else if (char === '#' && /(^|\s)$/.test(bare)) {
      i = text.indexOf('\n', i);
      if (i < 0) break;
      bare += '\n';
    } else {
      if (char === '(') depth += 1;
      if (char === ')') depth -= 1;
      bare += char;
    }
  }
  return { bare, isOpen: quote !== null || depth > 0 };
}

function lacksEnd(bare: string): boolean {
  const words = bare.split(/[\s;]+/);
  for (const [open, close] of OPENERS) {
    const count = (word: string) => words.filter((one) => one === word).length;
    if (count(open) > count(close)) return true;
  }
  if (/(^|[;\n]\s*)(for|while|until)\s/.test(bare) && !words.includes('done')) return true;
  if (/(^|[;\n]\s*)if\s/.test(bare) && !words.includes('fi')) return true;
  return words.filter((word) => word === '{').length > words.filter((word) => word === '}').length;
}
