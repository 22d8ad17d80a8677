/** The terminal's colours, from the tokens of the page in its present theme. */
import type { ITheme } from '@xterm/xterm';

export function terminalTheme(element: HTMLElement): ITheme {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    background: token('--code'),
    foreground: token('--text'),
    cursor: token('--text'),
    cursorAccent: token('--code'),
    selectionBackground: token('--selected'),
    black: token('--text'),
    red: token('--error'),
    green: token('--success'),
    yellow: token('--warning'),
    blue: token('--info'),
    magenta: token('--syntax-key'),
    cyan: token('--watch-line'),
    white: token('--text-soft'),
    brightBlack: token('--text-faint'),
    brightBlue: token('--info'),
    brightGreen: token('--success'),
    brightRed: token('--error'),
    brightYellow: token('--warning'),
    brightWhite: token('--heading'),
  };
}
