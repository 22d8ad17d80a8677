import { timeScale, timeWords } from '../axis.ts';
import { Turn } from '../frame/turn.svelte.ts';
import type { TimeRange } from '../series.ts';
import { dotAt, lanesLayout, lanesSentence, type Dot, type LaneEvents } from './lanes-layout.ts';

/** What is drawn in the lanes. */
interface LanesData<E extends LaneEvents> {
  readonly events: E;
  readonly lanes: readonly { key: string; label: string }[];
  readonly range: TimeRange;
}

/** What the lanes show now: their layout, their sentence, and the dot under the cursor. */
export class LanesModel<E extends LaneEvents> {
  width = $state(0);
  hoverY = $state(0);
  readonly #turn: Turn<LanesData<E>>;
  readonly #cursor: () => number | null;
  readonly drawn = $derived.by(() => this.#turn.drawn);
  readonly time = $derived.by(() => timeScale(this.drawn.range, this.width || 600));
  readonly layout = $derived.by(() => {
    const { events, lanes, range } = this.drawn;
    return lanesLayout(events, { range, laneCount: lanes.length, x: this.time.x });
  });
  readonly chosen = $derived.by((): Dot | null => {
    const at = this.#cursor();
    return at === null ? null : dotAt(this.layout, this.time.x(at), this.hoverY);
  });
  readonly sentence = $derived.by(() =>
    lanesSentence(
      this.layout,
      this.drawn.lanes.map((lane) => lane.label),
    ),
  );
  readonly words = $derived.by(() => {
    const { chosen } = this;
    if (!chosen) return '';
    const records = `${chosen.count} ${chosen.count === 1 ? 'record' : 'records'}`;
    const errors = chosen.errors ? `, ${chosen.errors} with errors` : '';
    const { label } = this.drawn.lanes[chosen.lane] ?? {};
    return `${label}: ${records}${errors}, ${timeWords(chosen.from)}`;
  });

  constructor(data: () => LanesData<E>, cursor: () => number | null) {
    this.#turn = new Turn(data);
    this.#cursor = cursor;
  }
}
