/** The shell of the page: bash with `aws`, `date` and `sleep` on the account's clock. */
import { Bash, defineCommand } from 'just-bash/browser';
import type { CommandContext } from 'just-bash/browser';
import { runAws } from '../cli/aws.ts';
import type { CliHost, FileEntry } from '../cli/host.ts';
import { AccountFs } from './account-fs.ts';
import { runDate } from './date.ts';
import type { Completion, KeptShell, ShellPorts, ShellResult } from './ports.ts';
import { completeLine } from './complete.ts';
import { keepFiles, putFiles } from './files.ts';

export const HOME = '/home/cloudshell-user';

export interface ShellOptions {
  readonly region: string;
  /** From an earlier visit. */
  readonly kept: KeptShell | null;
  /** Columns of the terminal. */
  readonly columns: number;
}

/** One person's shell. Lines run one after another; variables and the folder last. */
export class Shell {
  columns: number;
  private readonly ports: ShellPorts;
  private readonly fs = new AccountFs(() => this.now);
  private readonly bash: Bash;
  private readonly region: string;
  private env: Record<string, string>;
  private cwd = HOME;
  private now = 0;
  /** `$?`: each line is a run of its own for the interpreter, not for who types. */
  private status = 0;
  private isPiped = false;
  private running: AbortController | null = null;

  constructor(ports: ShellPorts, { region, columns }: ShellOptions) {
    this.ports = ports;
    this.region = region;
    this.columns = columns;
    this.env = startingEnv(region);
    const commands = [
      defineCommand('aws', (args, ctx) => this.aws(args, ctx)),
      defineCommand('date', async (args) => runDate(args, this.now)),
    ];
    this.bash = new Bash({
      fs: this.fs,
      cwd: HOME,
      env: this.env,
      customCommands: commands,
      sleep: (ms) => this.pass(ms),
      // Simulated hours may pass in one command.
      executionLimits: { maxExecutionTimeMs: Infinity },
    });
  }

  /** Opens a shell and puts back what was kept. */
  static async open(ports: ShellPorts, options: ShellOptions): Promise<Shell> {
    const shell = new Shell(ports, options);
    shell.now = await ports.now();
    await shell.fs.mkdir(HOME, { recursive: true });
    if (options.kept) await putFiles(shell.fs, HOME, options.kept.files);
    return shell;
  }

  /** Runs one line. Never throws for anything that was typed. */
  async run(line: string): Promise<ShellResult> {
    const controller = new AbortController();
    this.running = controller;
    this.now = await this.ports.now();
    this.isPiped = /[|>`]|\$\(/.test(line);
    const { env, cwd } = this;
    try {
      const { signal } = controller;
      const done = await this.bash.exec(this.after(line), { env, cwd, signal, replaceEnv: true });
      if (done.env['PWD'] !== undefined) this.cwd = done.env['PWD'];
      this.env = { ...done.env };
      return this.result(done);
    } catch (error) {
      if (controller.signal.aborted) return this.result({ stdout: '', stderr: '', exitCode: 130 });
      const message = error instanceof Error ? error.message : String(error);
      return this.result({ stdout: '', stderr: `bash: ${message}\n`, exitCode: 1 });
    } finally {
      this.running = null;
    }
  }

  /** Ctrl-C. */
  interrupt(): void {
    this.running?.abort();
  }

  complete(line: string): Promise<Completion> {
    const { fs, cwd, region, ports } = this;
    return completeLine(line, { fs, cwd, region: this.env['AWS_REGION'] ?? region, ports });
  }

  /** The files of the home folder, to be kept. */
  files() {
    return keepFiles(this.fs, HOME);
  }

  private after(line: string): string {
    return this.status === 0 ? line : `(exit ${this.status}); ${line}`;
  }

  private result(done: { stdout: string; stderr: string; exitCode: number }): ShellResult {
    const { stdout, exitCode } = done;
    // A loop without end is stopped; which option of the interpreter says so is nobody's concern.
    const stderr = done.stderr.replace(/, increase executionLimits\.\w+/g, '; stopped');
    this.status = exitCode;
    const isHome = this.cwd === HOME || this.cwd.startsWith(`${HOME}/`);
    const folder = isHome ? `~${this.cwd.slice(HOME.length)}` : this.cwd;
    return { stdout, stderr, exitCode, folder };
  }

  private async pass(ms: number): Promise<void> {
    this.now = await this.ports.pass(ms);
  }

  private async aws(args: readonly string[], ctx: CommandContext) {
    const { isBinary, ...result } = await runAws(args, this.hostOf(ctx));
    return isBinary ? { ...result, stdoutKind: 'bytes' as const } : result;
  }

  private hostOf(ctx: CommandContext): CliHost {
    const { fs } = ctx;
    const readFile = async (path: string) => {
      try {
        return await fs.readFileBuffer(path);
      } catch {
        return null;
      }
    };
    return {
      call: async (call) => {
        const { outcome, at } = await this.ports.call(call);
        this.now = at;
        return outcome;
      },
      now: () => this.now,
      pass: (ms) => this.pass(ms),
      env: Object.fromEntries(ctx.env),
      cwd: ctx.cwd,
      readFile,
      writeFile: async (path, bytes, modifiedAt) => {
        await fs.mkdir(path.slice(0, path.lastIndexOf('/')) || '/', { recursive: true });
        await fs.writeFile(path, bytes);
        const at = new Date(modifiedAt ?? this.now);
        await fs.utimes(path, at, at);
      },
      removeFile: (path) => fs.rm(path, { force: true }),
      listFiles: (folder) => listFiles(fs, folder),
      isFolder: async (path) => (await fs.exists(path)) && (await fs.stat(path)).isDirectory,
      columns: this.isPiped ? 80 : this.columns,
      isTerminal: !this.isPiped,
      stdin: Uint8Array.from(String(ctx.stdin), (char) => char.charCodeAt(0)),
      show: (text) => this.ports.show(text),
      isInterrupted: () => this.running?.signal.aborted ?? false,
      uuid: () => crypto.randomUUID(),
    };
  }
}

/** What CloudShell sets. */
function startingEnv(region: string): Record<string, string> {
  return {
    HOME,
    USER: 'cloudshell-user',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    PWD: HOME,
    SHELL: '/bin/bash',
    LANG: 'en_US.UTF-8',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'CloudShell',
    AWS_PAGER: '',
  };
}

async function listFiles(fs: CommandContext['fs'], folder: string): Promise<FileEntry[] | null> {
  if (!(await fs.exists(folder)) || !(await fs.stat(folder)).isDirectory) return null;
  const found: FileEntry[] = [];
  for (const name of [...(await fs.readdir(folder))].sort()) {
    const path = `${folder === '/' ? '' : folder}/${name}`;
    const stat = await fs.stat(path);
    if (stat.isFile) {
      found.push({ path: name, size: stat.size, modifiedAt: stat.mtime.getTime() });
    } else if (stat.isDirectory) {
      const inner = (await listFiles(fs, path)) ?? [];
      found.push(...inner.map((one) => ({ ...one, path: `${name}/${one.path}` })));
    }
  }
  return found;
}
