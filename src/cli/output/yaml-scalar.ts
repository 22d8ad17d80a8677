/** Which quotes a YAML string needs: libyaml's analysis of scalars and YAML 1.2's plain types. */

export type ScalarStyle = 'plain' | 'single' | 'double';

/** What a plain word would be taken for instead of a string. */
const OTHER_TYPES: readonly RegExp[] = [
  /^(?:true|True|TRUE|false|False|FALSE)$/,
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+)$/,
  /^(?:[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  /^(?:[-+]?0b[0-1_]+|[-+]?0o?[0-7_]+|[-+]?[0-9_]+|[-+]?0x[0-9a-fA-F_]+)$/,
  /^(?:<<|=|~|null|Null|NULL|)$/,
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/,
  new RegExp(
    '^[0-9]{4}-[0-9][0-9]?-[0-9][0-9]?(?:[Tt]|[ \\t]+)[0-9][0-9]?:[0-9]{2}:[0-9]{2}' +
      '(?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9][0-9]?(?::[0-9]{2})?))?$',
  ),
];

export function chooseStyle(text: string, isKey: boolean): ScalarStyle {
  const found = analyse(text);
  if (isKey && found.isMultiline) return 'double';
  const isPlain = found.isPlainAllowed && !(isKey && text === '');
  if (isPlain && !OTHER_TYPES.some((type) => type.test(text))) return 'plain';
  return found.isSingleAllowed ? 'single' : 'double';
}

function analyse(text: string) {
  const chars = [...text];
  const hasIndicators = /^(---|\.\.\.)/.test(text) || chars.some((_, i) => indicates(chars, i));
  const hasSpecial = chars.some((char) => char !== '\n' && !isPrintable(char));
  const hasBreaks = text.includes('\n');
  const hasBreakThenSpace = text.includes('\n ');
  const hasSpaceThenBreak = text.includes(' \n');
  const hasEdges = /^[ \n]|[ \n]$/.test(text);
  return {
    isMultiline: hasBreaks,
    isPlainAllowed: !hasIndicators && !hasSpecial && !hasBreaks && !hasEdges && !hasBreakThenSpace,
    isSingleAllowed: !hasSpecial && !hasSpaceThenBreak && !hasBreakThenSpace,
  };
}

/** Whether a character would mean something at its place in a block. */
function indicates(chars: readonly string[], index: number): boolean {
  const char = chars[index]!;
  const next = chars[index + 1];
  const isBeforeBlank = next === undefined || /[ \t\n\r\u0085\u2028\u2029]/.test(next);
  if (index === 0) {
    if ('#,[]{}&*!|>\'"%@`'.includes(char)) return true;
    return '?:-'.includes(char) && isBeforeBlank;
  }
  if (char === ':') return isBeforeBlank;
  return char === '#' && /[ \t\n\r\u0085\u2028\u2029]/.test(chars[index - 1]!);
}

function isPrintable(char: string): boolean {
  const code = char.codePointAt(0)!;
  if (code > 0xffff) return false;
  if (code < 0xa0) return code >= 0x20 && code <= 0x7e;
  return !(code >= 0xd800 && code < 0xe000) && code !== 0xfeff && code < 0xfffe;
}
