/** The line being typed: text, cursor, history. Keys in, a new line out; nothing is drawn here. */

export interface EditorState {
  readonly text: string;
  /** Characters before the cursor. */
  readonly cursor: number;
}

/** What a key asks for besides editing. */
export type KeyEffect = 'submit' | 'interrupt' | 'clear' | 'complete' | 'leave' | 'none';

const EMPTY: EditorState = { text: '', cursor: 0 };

export class LineEditor {
  state: EditorState = EMPTY;
  private readonly history: string[];
  private position: number;
  /** What was typed before the history was looked through. */
  private draft = '';
  private killed = '';

  constructor(history: readonly string[] = []) {
    this.history = [...history];
    this.position = this.history.length;
  }

  /** One key as terminals send it: a character or an escape sequence. */
  press(key: string): KeyEffect {
    const act = ACTS.get(key);
    if (act) return act(this);
    if (key.startsWith('\u001b') || key < ' ') return 'none';
    this.insert(key);
    return 'none';
  }

  insert(words: string): void {
    const { text, cursor } = this.state;
    this.state = {
      text: text.slice(0, cursor) + words + text.slice(cursor),
      cursor: cursor + words.length,
    };
  }

  /** Takes the line; it joins the history unless it is empty or said again. */
  submit(): string {
    const { text } = this.state;
    if (text.trim() !== '' && this.history.at(-1) !== text) this.history.push(text);
    this.reset();
    return text;
  }

  reset(): void {
    this.state = EMPTY;
    this.position = this.history.length;
    this.draft = '';
  }

  /** Puts another word in the place of the one before the cursor. */
  replaceWord(length: number, word: string): void {
    const { text, cursor } = this.state;
    this.state = {
      text: text.slice(0, cursor - length) + word + text.slice(cursor),
      cursor: cursor - length + word.length,
    };
  }

  /** The last earlier line that holds the words. */
  find(words: string): string | undefined {
    return words === '' ? undefined : this.history.findLast((line) => line.includes(words));
  }

  moveTo(cursor: number): void {
    const { text } = this.state;
    this.state = { text, cursor: Math.max(0, Math.min(text.length, cursor)) };
  }

  /** Cuts from one place to another, to be put back with Ctrl-Y. */
  cut(from: number, to: number): void {
    const { text } = this.state;
    this.killed = text.slice(from, to);
    this.state = { text: text.slice(0, from) + text.slice(to), cursor: from };
  }

  putBack(): void {
    this.insert(this.killed);
  }

  erase(from: number, to: number): void {
    const { text } = this.state;
    if (from < 0) return;
    this.state = { text: text.slice(0, from) + text.slice(to), cursor: from };
  }

  wordStart(): number {
    const before = this.state.text.slice(0, this.state.cursor);
    return before.replace(/\S+\s*$/, '').length;
  }

  wordEnd(): number {
    const { text, cursor } = this.state;
    return cursor + (/^\s*\S+/.exec(text.slice(cursor))?.[0].length ?? 0);
  }

  recall(step: -1 | 1): void {
    const next = this.position + step;
    if (next < 0 || next > this.history.length) return;
    if (this.position === this.history.length) this.draft = this.state.text;
    this.position = next;
    const text = next === this.history.length ? this.draft : this.history[next]!;
    this.state = { text, cursor: text.length };
  }
}

type Act = (editor: LineEditor) => KeyEffect;

function edit(change: (editor: LineEditor) => void): Act {
  return (editor) => {
    change(editor);
    return 'none';
  };
}

const left = edit((editor) => editor.moveTo(editor.state.cursor - 1));
const right = edit((editor) => editor.moveTo(editor.state.cursor + 1));
const home = edit((editor) => editor.moveTo(0));
const end = edit((editor) => editor.moveTo(Infinity));
const up = edit((editor) => editor.recall(-1));
const down = edit((editor) => editor.recall(1));
const backspace = edit((editor) => editor.erase(editor.state.cursor - 1, editor.state.cursor));
const forward = edit((editor) => editor.erase(editor.state.cursor, editor.state.cursor + 1));
const wordLeft = edit((editor) => editor.moveTo(editor.wordStart()));
const wordRight = edit((editor) => editor.moveTo(editor.wordEnd()));
const cutWord = edit((editor) => editor.cut(editor.wordStart(), editor.state.cursor));

const ACTS: ReadonlyMap<string, Act> = new Map<string, Act>([
  ['\r', () => 'submit'],
  ['\u0003', () => 'interrupt'],
  ['\u000c', () => 'clear'],
  ['\t', () => 'complete'],
  ['\u001b', () => 'leave'],
  ['\u0004', (editor) => (editor.state.text === '' ? 'leave' : forward(editor))],
  ...['\u001b[D', '\u001bOD', '\u0002'].map((key) => [key, left] as const),
  ...['\u001b[C', '\u001bOC', '\u0006'].map((key) => [key, right] as const),
  ...['\u001b[A', '\u001bOA', '\u0010'].map((key) => [key, up] as const),
  ...['\u001b[B', '\u001bOB', '\u000e'].map((key) => [key, down] as const),
  ...['\u001b[H', '\u001bOH', '\u001b[1~', '\u0001'].map((key) => [key, home] as const),
  ...['\u001b[F', '\u001bOF', '\u001b[4~', '\u0005'].map((key) => [key, end] as const),
  ...['\u007f', '\b'].map((key) => [key, backspace] as const),
  ['\u001b[3~', forward],
  ...['\u001bb', '\u001b[1;5D', '\u001b[1;3D'].map((key) => [key, wordLeft] as const),
  ...['\u001bf', '\u001b[1;5C', '\u001b[1;3C'].map((key) => [key, wordRight] as const),
  ...['\u0017', '\u001b\u007f'].map((key) => [key, cutWord] as const),
  ['\u0015', edit((editor) => editor.cut(0, editor.state.cursor))],
  ['\u000b', edit((editor) => editor.cut(editor.state.cursor, editor.state.text.length))],
  ['\u0019', edit((editor) => editor.putBack())],
]);

/** Keys in what a terminal sends at once: escape sequences stay whole. */
export function keysOf(data: string): string[] {
  return data.match(/\u001b(?:[[O][0-9;]*[A-Za-z~]|[a-z\u007f])?|[^]/gu) ?? [];
}
