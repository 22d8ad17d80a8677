import { Drawer, drawInTurn, leaveTurn } from './turns.ts';

/** What a chart draws: the newest that `read` answers, from the chart's next turn on. */
export class Turn<T> {
  #drawn = $state.raw() as T;

  constructor(read: () => T) {
    let newest: T;
    let isFirst = true;
    const drawer = new Drawer(() => (this.#drawn = newest));
    $effect.pre(() => {
      newest = read();
      if (isFirst) drawer.draw();
      else drawInTurn(drawer);
      isFirst = false;
    });
    $effect(() => () => leaveTurn(drawer));
  }

  get drawn(): T {
    return this.#drawn;
  }
}
