import { timeWords, unitWords, valueWords } from '../axis.ts';
import { seriesSentence } from '../sentence.ts';
import { nearestIndex } from '../series.ts';
import { TONES, type LineChartProps } from './line-chart.ts';
import { lineLayout } from './line-layout.ts';

/** What a line chart shows now: its layout, its sentence, and the readings under the cursor. */
export class LineModel {
  width = $state(0);
  readonly #props: () => LineChartProps;
  readonly layout = $derived.by(() => {
    const {
      series,
      range,
      threshold = null,
      band = null,
      hideAfter = null,
      height = 180,
    } = this.#props();
    return lineLayout(
      { series, range, threshold, band, hideAfter },
      { width: this.width || 600, height },
    );
  });
  /** The part of the range that is not hidden. */
  readonly seen = $derived.by(() => {
    const { range, hideAfter = null } = this.#props();
    return hideAfter === null ? range : { from: range.from, to: hideAfter };
  });
  readonly sentence = $derived.by(() => {
    const { series, threshold = null } = this.#props();
    const words = series.map((line) => seriesSentence(line, this.seen, threshold));
    return words.join(' ') || 'No series yet.';
  });
  readonly moment = $derived.by(() => {
    const { cursor = null } = this.#props();
    return cursor === null ? null : timeWords(cursor);
  });
  readonly items = $derived.by(() =>
    this.#props().series.map((line, index) => ({
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

  constructor(props: () => LineChartProps) {
    this.#props = props;
  }

  tone(index: number): string {
    const tones = this.#props().tones ?? TONES;
    return tones[index % tones.length]!;
  }

  #reading(index: number): string | null {
    const { series, cursor = null } = this.#props();
    const line = series[index];
    if (!line || cursor === null || cursor > this.seen.to) return null;
    const at = nearestIndex(line, cursor);
    const value = at < 0 ? Number.NaN : line.values[at]!;
    return Number.isNaN(value) ? 'no point' : valueWords(value) + unitWords(line.unit);
  }
}
