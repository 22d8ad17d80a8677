/** The code editor: CodeMirror in the colours of the page. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { COLOURS, FRAME } from './theme.ts';

export interface EditorWish {
  readonly code: string;
  readonly label: string;
  readonly changed: (code: string) => void;
  readonly run: () => void;
}

export class CodeEditor {
  private readonly view: EditorView;

  constructor(parent: HTMLElement, { code, label, changed, run }: EditorWish) {
    const runs = { key: 'Mod-Enter', run: () => (run(), true), preventDefault: true };
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: code,
        extensions: [
          ...[lineNumbers(), history(), indentOnInput(), bracketMatching(), highlightActiveLine()],
          ...[javascript(), syntaxHighlighting(COLOURS), FRAME, EditorView.lineWrapping],
          // Escape, then Tab leaves: CodeMirror lets the next Tab through after an Escape.
          keymap.of([runs, ...defaultKeymap, ...historyKeymap, indentWithTab]),
          EditorView.contentAttributes.of({ 'aria-label': label }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed(update.state.doc.toString());
          }),
        ],
      }),
    });
  }

  get code(): string {
    return this.view.state.doc.toString();
  }

  /** Puts other code in the place of what is there; undo brings it back. */
  replace(code: string): void {
    this.view.dispatch({
      changes: { from: 0, to: this.view.state.doc.length, insert: code },
      selection: { anchor: 0 },
      scrollIntoView: true,
    });
  }

  focus(): void {
    this.view.focus();
  }

  close(): void {
    this.view.destroy();
  }
}
