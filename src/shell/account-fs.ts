/** The shell's files, dated by the account's clock: `ls -l`, `find -newer` and `aws s3 sync` go by it. */
import { InMemoryFs } from 'just-bash/browser';

/** A time this near to the host's own is "now" and not one that somebody asked for. */
const NEAR_MS = 5_000;

export class AccountFs extends InMemoryFs {
  private readonly accountNow: () => number;

  /** `now`: simulated epoch milliseconds. */
  constructor(now: () => number) {
    super();
    this.accountNow = now;
  }

  override async writeFile(...args: Parameters<InMemoryFs['writeFile']>): Promise<void> {
    await super.writeFile(...args);
    await this.date(args[0]);
  }

  override async appendFile(...args: Parameters<InMemoryFs['appendFile']>): Promise<void> {
    await super.appendFile(...args);
    await this.date(args[0]);
  }

  override async mkdir(...args: Parameters<InMemoryFs['mkdir']>): Promise<void> {
    const isNew = !(await this.exists(args[0]));
    await super.mkdir(...args);
    if (isNew) await this.date(args[0]);
  }

  override async cp(...args: Parameters<InMemoryFs['cp']>): Promise<void> {
    await super.cp(...args);
    await this.date(args[1]);
  }

  /** `touch` gives the host's time where it is told none. */
  override async utimes(path: string, accessed: Date, modified: Date): Promise<void> {
    const isNow = Math.abs(modified.getTime() - Date.now()) < NEAR_MS;
    await super.utimes(path, accessed, isNow ? new Date(this.accountNow()) : modified);
  }

  private async date(path: string): Promise<void> {
    const at = new Date(this.accountNow());
    await super.utimes(path, at, at);
  }
}
