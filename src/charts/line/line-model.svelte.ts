import { timeWords, unitWords, valueWords } from '../axis.ts';
import { Turn } from '../frame/turn.svelte.ts';
import { seriesSentence } from '../sentence.ts';
import { nearestIndex } from '../series.ts';
import { TONES, type LineChartProps } from './line-chart.ts';
import { lineLayout } from './line-layout.ts';

/** What a line chart shows now: its layout, its sentence, and the readings under the cursor. */
export class LineModel {
  width = $state(0);
  readonly #turn: Turn<LineChartProps>;
  readonly #cursor: () => number | null;
  readonly drawn = $derived.by(() => this.#turn.drawn);
  readonly layout = $derived.by(() => {
    const {
      series,
      range,
      threshold = null,
      band = null,
      hideAfter = null,
      height = 180,
    } = this.drawn;
    return lineLayout(
      { series, range, threshold, band, hideAfter },
      { width: this.width || 600, height },
    );
  });
  /** The part of the range that is not hidden. */
  readonly seen = $derived.by(() => {
    const { range, hideAfter = null } = this.drawn;
    return hideAfter === null ? range : { from: range.from, to: hideAfter };
  });
  readonly sentence = $derived.by(() => {
    const { series, threshold = null } = this.drawn;
    const words = series.map((line) => seriesSentence(line, this.seen, threshold));
    return words.join(' ') || 'No series yet.';
  });
  readonly moment = $derived.by(() => {
    const cursor = this.#cursor();
    return cursor === null ? null : timeWords(cursor);
  });
  readonly items = $derived.by(() =>
    this.drawn.series.map((line, index) => ({
      label: line.label,
      tone: this.tone(index),
      reading: this.#reading(index),
    })),
  );
  readonly valueText = $derived.by(() =>
    this.moment === null
      ? ''
      : `${this.moment}: ${this.items.map((item) => item.reading ?? 'hidden').join(', ')}`,
  );

  constructor(props: () => LineChartProps, cursor: () => number | null) {
    this.#turn = new Turn(props);
    this.#cursor = cursor;
  }

  tone(index: number): string {
    const tones = this.drawn.tones ?? TONES;
    return tones[index % tones.length]!;
  }

  #reading(index: number): string | null {
    const cursor = this.#cursor();
    const line = this.drawn.series[index];
    if (!line || cursor === null || cursor > this.seen.to) return null;
    const at = nearestIndex(line, cursor);
    const value = at < 0 ? Number.NaN : line.values[at]!;
    return Number.isNaN(value) ? 'no point' : valueWords(value) + unitWords(line.unit);
  }
}
