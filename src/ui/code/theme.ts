/** The editor's colours and sizes, all from the tokens, so that they follow the theme. */
import { HighlightStyle } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier, tags.operatorKeyword], color: 'var(--syntax-word)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--syntax-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--syntax-number)' },
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--syntax-key)' },
  { tag: tags.comment, color: 'var(--text-faint)', fontStyle: 'italic' },
  { tag: tags.invalid, color: 'var(--error)' },
]);

const MARKED = '& .cm-selectionBackground, &.cm-focused .cm-selectionBackground, ::selection';

const SELECTION = 'color-mix(in srgb, var(--accent) 30%, transparent)';

export const FRAME = EditorView.theme({
  '&': { backgroundColor: 'var(--code)', color: 'var(--text)', height: '100%' },
  '&.cm-focused': { outline: '2px solid var(--focus)' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontSize: 'var(--text-m)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--code)',
    color: 'var(--text-faint)',
    borderRight: '1px solid var(--border-soft)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--hover)' },
  '.cm-matchingBracket': { backgroundColor: 'var(--selected) !important', color: 'inherit' },
  [MARKED]: { backgroundColor: `${SELECTION} !important` },
});
