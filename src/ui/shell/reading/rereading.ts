import { Drawer, inTurn } from '../../../charts/frame/turns.ts';

const REST_MS = 250;

/**
 * Something a page reads again while time runs: one reading under way at most, and four a second,
 * however often it is asked for.
 */
export class Rereading {
  readonly #read: () => Promise<(() => void) | null>;
  readonly #drawer = new Drawer();
  #isUnderWay = false;
  #isWanted = false;

  /** `read` answers what shows the answer, which is done in turn with other drawing; or null. */
  constructor(read: () => Promise<(() => void) | null>) {
    this.#read = read;
  }

  /** Reads now, or once more when the reading under way is over. */
  async ask(): Promise<void> {
    if (this.#isUnderWay) {
      this.#isWanted = true;
      return;
    }
    this.#isUnderWay = true;
    const show = await this.#read();
    if (show) await inTurn(this.#drawer, show);
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    this.#isUnderWay = false;
    if (!this.#isWanted) return;
    this.#isWanted = false;
    void this.ask();
  }
}
