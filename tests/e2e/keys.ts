/** The keyboard as the only way: where the focus is, and walking to a control by its name. */
import { expect, type CDPSession, type Page } from '@playwright/test';

/** What the keyboard stands on, as a screen reader would say it. */
export interface Stop {
  readonly role: string;
  readonly name: string;
  readonly isBody: boolean;
  /** Some of it can be seen, and is not covered by something else. */
  readonly isVisible: boolean;
  /** Its outline can be seen; only asked of what Tab stops at. */
  readonly isOutlined: boolean;
}

/** A control as a learner would name it: its role, and its name or what the name looks like. */
export type Wanted = readonly [role: string, name: string | RegExp];

const MOST_STOPS = 120;

export class Keyboard {
  readonly #page: Page;
  readonly #cdp: CDPSession;

  private constructor(page: Page, cdp: CDPSession) {
    this.#page = page;
    this.#cdp = cdp;
  }

  static async of(page: Page): Promise<Keyboard> {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Accessibility.enable');
    return new Keyboard(page, cdp);
  }

  /** Presses Tab until the wanted control has the focus; every stop must be seen and named. */
  async tabTo(role: string, name: string | RegExp): Promise<void> {
    await this.#walk('Tab', [role, name]);
  }

  async tabBackTo(role: string, name: string | RegExp): Promise<void> {
    await this.#walk('Shift+Tab', [role, name]);
  }

  async #walk(key: string, wanted: Wanted): Promise<void> {
    const passed: string[] = [];
    for (let count = 0; count < MOST_STOPS; count += 1) {
      await this.#page.keyboard.press(key);
      const stop = await this.stop();
      passed.push(`${stop.role} “${stop.name}”`);
      // Past the last control the focus is nowhere, until the next press begins anew.
      if (stop.isBody) continue;
      const trail = `after ${passed.slice(-4).join(', ')}`;
      expect(stop.name.trim(), `a stop without a name ${trail}`).not.toBe('');
      expect(stop.isVisible, `a stop that cannot be seen ${trail}`).toBe(true);
      expect(stop.isOutlined, `a stop without an outline ${trail}`).toBe(true);
      if (fits(stop, wanted)) return;
    }
    const [role, name] = wanted;
    throw new Error(`${key} never came to the ${role} ${String(name)}:\n${passed.join('\n')}`);
  }

  /** Waits until the focus has come to rest where a page or a step put it. */
  async expectOn(role: string, name: string | RegExp): Promise<void> {
    await expect
      .poll(async () => {
        const stop = await this.stop();
        return fits(stop, [role, name]) ? 'there' : `${stop.role} “${stop.name}”`;
      })
      .toBe('there');
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  async stop(): Promise<Stop> {
    const seen = await this.#page.evaluate(look);
    const { result } = await this.#cdp.send('Runtime.evaluate', {
      expression: 'document.activeElement',
    });
    const { nodes } = await this.#cdp.send('Accessibility.getPartialAXTree', {
      objectId: result.objectId!,
      fetchRelatives: false,
    });
    const node = nodes[0]!;
    const text = (value: unknown): string => (typeof value === 'string' ? value : '');
    return { role: text(node.role?.value), name: text(node.name?.value), ...seen };
  }
}

function fits(stop: Stop, [role, name]: Wanted): boolean {
  if (stop.role !== role) return false;
  return typeof name === 'string' ? stop.name === name : name.test(stop.name);
}

/** Runs in the page. */
function look(): Pick<Stop, 'isBody' | 'isVisible' | 'isOutlined'> {
  const at = document.activeElement ?? document.body;
  const box = at.getBoundingClientRect();
  const left = Math.max(box.left, 0);
  const right = Math.min(box.right, innerWidth) - 1;
  const top = Math.max(box.top, 0);
  const bottom = Math.min(box.bottom, innerHeight) - 1;
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [x, y] as const));
  const isVisible = points.some(([x, y]) => {
    if (right < left || bottom < top) return false;
    const found = document.elementFromPoint(left + x * (right - left), top + y * (bottom - top));
    return found !== null && at.contains(found);
  });
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const isOutlined = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
  return { isBody: at === document.body, isVisible, isOutlined };
}
