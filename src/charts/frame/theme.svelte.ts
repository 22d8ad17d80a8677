/** Grows when the page changes theme, so that canvases know to paint again. */
class Theme {
  version = $state(0);

  constructor() {
    if (typeof document === 'undefined') return;
    const bump = (): void => {
      this.version += 1;
    };
    new MutationObserver(bump).observe(document.documentElement, { attributes: true });
    window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', bump);
  }
}

export const theme = new Theme();
