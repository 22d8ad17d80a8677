/** Grows when the page changes theme, so that canvases know to paint again. */
class Theme {
  version = $state(0);
  readonly #tokens = new Map<string, string>();

  constructor() {
    if (typeof document === 'undefined') return;
    const bump = (): void => {
      this.#tokens.clear();
      this.version += 1;
    };
    new MutationObserver(bump).observe(document.documentElement, { attributes: true });
    window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', bump);
  }

  /**
   * What a custom property of the page's root stands for. Kept until the theme changes: asking
   * the browser makes it compute the styles of everything that was just changed, chart by chart.
   */
  token(name: string): string {
    const known = this.#tokens.get(name);
    if (known !== undefined) return known;
    const read = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    this.#tokens.set(name, read);
    return read;
  }
}

export const theme = new Theme();
