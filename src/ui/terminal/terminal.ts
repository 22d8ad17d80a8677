/** A terminal on the page: xterm, a line editor, and the shell behind it. */
import { FitAddon } from '@xterm/addon-fit';
import { Terminal as Xterm } from '@xterm/xterm';
import type { ShellClient, WorldClient } from '../../worker/protocol.ts';
import { keysOf, LineEditor } from './line-editor.ts';
import { inColumns, redraw, sharedStart } from './screen.ts';
import { isUnfinished } from './unfinished.ts';
import { terminalTheme } from './theme.ts';

/** More is listed only after a second Tab. */
const MANY = 60;

export interface TerminalWish {
  readonly client: WorldClient;
  readonly region: string;
  readonly welcome: string;
  /** Moves the keyboard out of the terminal. */
  readonly leave: () => void;
}

export class Terminal {
  private readonly xterm: Xterm;
  private readonly fit = new FitAddon();
  private readonly wish: TerminalWish;
  private readonly element: HTMLElement;
  private readonly watcher: ResizeObserver;
  private readonly themeWatcher: MutationObserver;
  private editor = new LineEditor();
  private shell: ShellClient | null = null;
  private folder = '~';
  private row = 0;
  private earlier = '';
  private isBusy = true;
  private isClosed = false;
  private waiting: string[] = [];

  constructor(element: HTMLElement, wish: TerminalWish) {
    this.wish = wish;
    this.element = element;
    this.xterm = new Xterm({
      convertEol: true,
      cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      fontFamily: getComputedStyle(element).fontFamily,
      fontSize: 13,
      scrollback: 5_000,
      theme: terminalTheme(element),
    });
    this.xterm.loadAddon(this.fit);
    this.xterm.open(element);
    this.fit.fit();
    this.xterm.onData((data) => void this.keys(keysOf(data)));
    // Shift-Tab leaves the terminal as it leaves any other control.
    this.xterm.attachCustomKeyEventHandler((event) => !(event.key === 'Tab' && event.shiftKey));
    this.watcher = new ResizeObserver(() => this.resize());
    this.watcher.observe(element);
    this.themeWatcher = new MutationObserver(() => this.repaint());
    this.themeWatcher.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  }

  /** Starts the shell; text that was typed meanwhile is not lost. */
  async start(): Promise<void> {
    this.xterm.write(this.wish.welcome);
    const { client, region } = this.wish;
    const shell = await client.openShell({
      region,
      columns: this.xterm.cols,
      show: (text) => this.xterm.write(text),
    });
    if (this.isClosed) return shell.close();
    this.shell = shell;
    this.editor = new LineEditor(shell.history);
    this.ready();
  }

  focus(): void {
    this.xterm.focus();
  }

  /** Puts a line at the prompt, as if it had been typed. */
  type(line: string): void {
    this.focus();
    void this.keys([...line]);
  }

  /** Reads the screen to whoever cannot see it. */
  set readsAloud(isOn: boolean) {
    this.xterm.options.screenReaderMode = isOn;
  }

  repaint(): void {
    this.xterm.options.theme = terminalTheme(this.element);
  }

  close(): void {
    this.isClosed = true;
    this.watcher.disconnect();
    this.themeWatcher.disconnect();
    this.shell?.close();
    this.xterm.dispose();
  }

  private resize(): void {
    this.fit.fit();
    this.shell?.resize(this.xterm.cols);
    if (!this.isBusy) this.draw();
  }

  private get prompt(): string {
    return this.earlier === '' ? `\u001b[1m[cloudshell-user ${this.folder}]$\u001b[0m ` : '> ';
  }

  private draw(): void {
    const canvas = {
      columns: this.xterm.cols,
      widthOf: (char: string) => (/\p{Emoji_Presentation}|[\u1100-\uffdc]/u.test(char) ? 2 : 1),
    };
    const drawn = redraw(this.prompt, this.editor.state, { canvas, before: this.row });
    this.row = drawn.row;
    this.xterm.write(drawn.text);
  }

  private ready(): void {
    this.isBusy = false;
    this.row = 0;
    this.draw();
    const { waiting } = this;
    this.waiting = [];
    void this.keys(waiting);
  }

  private async keys(keys: readonly string[]): Promise<void> {
    for (const [index, key] of keys.entries()) {
      if (this.isBusy) {
        if (key === '\u0003') this.interrupt();
        else this.waiting.push(...keys.slice(index));
        return;
      }
      const effect = this.editor.press(key === '\n' ? '\r' : key);
      if (effect === 'submit') {
        this.waiting = keys.slice(index + 1);
        await this.submit();
        return;
      }
      if (effect === 'complete') await this.complete();
      if (effect === 'clear') this.xterm.clear();
      if (effect === 'leave') this.wish.leave();
      if (effect === 'interrupt') this.abandon();
    }
    this.draw();
  }

  private async submit(): Promise<void> {
    this.editor.moveTo(Infinity);
    this.draw();
    this.xterm.write('\n');
    const line = this.earlier + this.editor.submit();
    if (isUnfinished(line)) {
      this.earlier = `${line}\n`;
      return this.ready();
    }
    this.earlier = '';
    if (line.trim() === 'clear') {
      this.xterm.write('\u001b[2J\u001b[3J\u001b[H');
      return this.ready();
    }
    await this.run(line);
  }

  private async run(line: string): Promise<void> {
    this.isBusy = true;
    try {
      const result = await this.shell!.run(line);
      this.folder = result.folder;
      this.xterm.write(result.stdout + result.stderr);
      const isOpen = /[^\n]$/.test(result.stdout + result.stderr);
      if (isOpen) this.xterm.write('\n');
    } catch (error) {
      this.xterm.write(`bash: ${error instanceof Error ? error.message : String(error)}\n`);
    }
    if (!this.isClosed) this.ready();
  }

  private interrupt(): void {
    this.xterm.write('^C\n');
    this.shell?.interrupt();
  }

  private abandon(): void {
    this.xterm.write('^C\n');
    this.earlier = '';
    this.editor.reset();
    this.row = 0;
  }

  private async complete(): Promise<void> {
    const { text, cursor } = this.editor.state;
    const { word, choices } = await this.shell!.complete(text.slice(0, cursor));
    if (choices.length === 0) return;
    const shared = sharedStart(choices);
    if (shared.length > word.length || choices.length === 1) {
      const isWhole = choices.length === 1 && !/[/=]$/.test(shared);
      this.editor.replaceWord(word.length, isWhole ? `${shared} ` : shared);
      return;
    }
    const listed = choices.slice(0, MANY);
    const more = choices.length - listed.length;
    const tail = more > 0 ? `\n\u2026 and ${more} more: type a few letters first` : '';
    this.xterm.write(`\n${inColumns(listed, this.xterm.cols)}${tail}\n`);
    this.row = 0;
  }
}
