/** Draws the prompt and the line being typed, over as many rows as they take. */
import type { EditorState } from './line-editor.ts';

/** Where the cursor stands below the first row of the prompt. */
export interface Drawn {
  readonly text: string;
  readonly row: number;
}

/** How many columns a character takes in a terminal. */
export type WidthOf = (char: string) => number;

export interface Canvas {
  readonly columns: number;
  readonly widthOf: WidthOf;
}

/** Text that redraws prompt and line; `before`: the row in which the cursor stood. */
export function redraw(
  prompt: string,
  { text, cursor }: EditorState,
  { canvas, before }: { canvas: Canvas; before: number },
): Drawn {
  const shown = text.replaceAll('\n', '\u21b5');
  const whole = place(plain(prompt) + shown, canvas);
  const here = place(plain(prompt) + shown.slice(0, cursor), canvas);
  const up = before > 0 ? `\u001b[${before}A` : '';
  // A full row leaves the cursor waiting at its end: a blank moves it on.
  const wrap = whole.column === 0 && whole.row > 0 ? ' \b' : '';
  const back = whole.row - here.row;
  const move = (back > 0 ? `\u001b[${back}A` : '') + `\r${forward(here.column)}`;
  return { text: `${up}\r\u001b[J${prompt}${shown}${wrap}${move}`, row: here.row };
}

function forward(columns: number): string {
  return columns > 0 ? `\u001b[${columns}C` : '';
}

function place(text: string, { columns, widthOf }: Canvas): { row: number; column: number } {
  let row = 0;
  let column = 0;
  for (const char of text) {
    const width = widthOf(char);
    if (column + width > columns) {
      row += 1;
      column = 0;
    }
    column += width;
    if (column === columns) {
      row += 1;
      column = 0;
    }
  }
  return { row, column };
}

/** Text without colours. */
function plain(text: string): string {
  return text.replace(/\u001b\[[0-9;]*m/g, '');
}

/** The beginning that all words share. */
export function sharedStart(words: readonly string[]): string {
  let shared = words[0] ?? '';
  for (const word of words) {
    while (!word.startsWith(shared)) shared = shared.slice(0, -1);
  }
  return shared;
}

/** Words in columns, as a shell lists what Tab found. */
export function inColumns(words: readonly string[], columns: number): string {
  const width = Math.max(...words.map((word) => word.length)) + 2;
  const perRow = Math.max(1, Math.floor(columns / width));
  const rows = Math.ceil(words.length / perRow);
  return Array.from({ length: rows }, (_, row) =>
    words
      .filter((_word, index) => index % rows === row)
      .map((word) => word.padEnd(width))
      .join('')
      .trimEnd(),
  ).join('\n');
}
