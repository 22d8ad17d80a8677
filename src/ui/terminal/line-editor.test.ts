import { describe, expect, it } from 'vitest';
import { keysOf, LineEditor } from './line-editor.ts';
import { inColumns, redraw, sharedStart } from './screen.ts';
import { isUnfinished } from './unfinished.ts';

function typed(data: string, history: string[] = []) {
  const editor = new LineEditor(history);
  const effects = keysOf(data).map((key) => editor.press(key));
  return { editor, effects, ...editor.state };
}
const LEFT = '\u001b[D';
const UP = '\u001b[A';
const DOWN = '\u001b[B';

describe('the line being typed', () => {
  it('takes letters where the cursor stands', () => {
    expect(typed(`aws${LEFT}${LEFT}X`)).toMatchObject({ text: 'aXws', cursor: 2 });
    expect(typed('ab\u007fc')).toMatchObject({ text: 'ac', cursor: 2 });
    expect(typed(`ab${LEFT}\u001b[3~`)).toMatchObject({ text: 'a', cursor: 1 });
  });

  it('jumps and cuts by word and to the ends', () => {
    expect(typed('aws ec2 x\u0001\u001bf')).toMatchObject({ cursor: 3 });
    expect(typed('aws ec2 \u0017')).toMatchObject({ text: 'aws ' });
    expect(typed('aws ec2\u0015b\u0019')).toMatchObject({ text: 'baws ec2' });
    expect(typed('aws ec2\u001bb\u000b')).toMatchObject({ text: 'aws ' });
  });

  it('brings earlier lines back and keeps what was begun', () => {
    const history = ['one', 'two'];
    expect(typed(UP, history).text).toBe('two');
    expect(typed(UP + UP + UP, history).text).toBe('one');
    expect(typed(`dra${UP}${DOWN}`, history).text).toBe('dra');
  });

  it('adds a line to the history once', () => {
    const { editor } = typed('x');
    editor.submit();
    editor.insert('x');
    editor.submit();
    editor.press(UP);
    editor.press(UP);
    expect(editor.state.text).toBe('x');
  });

  it('says what a key asks for', () => {
    expect(typed('\r\u0003\t\u000c\u001b').effects).toEqual([
      ...['submit', 'interrupt', 'complete', 'clear', 'leave'],
    ]);
    expect(typed('\u0004').effects).toEqual(['leave']);
    expect(typed('\u001b[99~\u0000').text).toBe('');
  });
});

describe('a line goes on', () => {
  it.each([
    ['echo "a', true],
    ["echo 'a", true],
    ['echo a \\', true],
    ['aws ec2 describe-instances |', true],
    ['true &&', true],
    ['for i in 1 2; do', true],
    ['for i in 1 2; do echo $i; done', false],
    ['while true', true],
    ['if true; then', true],
    ['if true; then echo; fi', false],
    ['cat <<EOF\nx', true],
    ['cat <<EOF\nx\nEOF', false],
    ['echo $(date', true],
    ['echo "it\'s" # don\'t', false],
    ['f() {', true],
    ['echo \\"', false],
    ['aws --query "a[?b==\'c\']"', false],
  ])('%j: %s', (text, isMore) => {
    expect(isUnfinished(text)).toBe(isMore);
  });
});

describe('the screen', () => {
  const canvas = { columns: 10, widthOf: () => 1 };

  it('puts the cursor where it belongs, over several rows', () => {
    const drawn = redraw('$ ', { text: 'abcdefghijkl', cursor: 1 }, { canvas, before: 1 });
    expect(drawn.row).toBe(0);
    expect(drawn.text).toBe('\u001b[1A\r\u001b[J$ abcdefghijkl\u001b[1A\r\u001b[3C');
  });

  it('moves on from a full row', () => {
    const drawn = redraw('$ ', { text: 'abcdefgh', cursor: 8 }, { canvas, before: 0 });
    expect(drawn).toEqual({ row: 1, text: '\r\u001b[J$ abcdefgh \b\r' });
  });

  it('lists words in columns and finds what they share', () => {
    expect(inColumns(['aa', 'bb', 'cc'], 9)).toBe('aa  cc\nbb');
    expect(sharedStart(['describe-alarms', 'describe-alarm-history'])).toBe('describe-alarm');
  });
});
