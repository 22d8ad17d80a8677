import type { TimeScale } from '../axis.ts';
import type { TimeRange } from '../series.ts';

export interface TimeLayerProps {
  scale: TimeScale;
  height: number;
  cursor: number | null;
  /** Step of the arrow keys. */
  stepMs: number;
  label: string;
  valueText: string;
  selection?: TimeRange | null;
  oncursor: (at: number | null) => void;
  onpick?: (at: number, y: number) => void;
  onbrush?: (range: TimeRange | null) => void;
  /** Factor below one zooms in around the instant. */
  onzoom?: (factor: number, at: number) => void;
  onhovery?: (y: number) => void;
}

const DRAG_PX = 4;

/** Pointer and keyboard over a time plot: hover, pick, brush, zoom. */
export class TimeLayerModel {
  #anchor: number | null = null;
  readonly #props: () => TimeLayerProps;

  constructor(props: () => TimeLayerProps) {
    this.#props = props;
  }

  inside(x: number): number {
    const { scale } = this.#props();
    return Math.min(scale.right, Math.max(scale.left, x));
  }

  down(event: PointerEvent): void {
    if (this.#props().onbrush) this.#anchor = this.#local(event).at;
  }

  move(event: PointerEvent): void {
    const { scale, oncursor, onhovery, onbrush } = this.#props();
    const { at, y } = this.#local(event);
    onhovery?.(y);
    oncursor(at);
    const anchor = this.#anchor;
    if (anchor !== null && Math.abs(scale.x(at) - scale.x(anchor)) > DRAG_PX) {
      onbrush?.({ from: Math.min(anchor, at), to: Math.max(anchor, at) });
    }
  }

  up(event: PointerEvent): void {
    const { scale, onpick } = this.#props();
    const { at, y } = this.#local(event);
    const anchor = this.#anchor;
    this.#anchor = null;
    if (anchor === null || Math.abs(scale.x(at) - scale.x(anchor)) <= DRAG_PX) onpick?.(at, y);
  }

  leave(): void {
    this.#anchor = null;
    this.#props().oncursor(null);
  }

  wheel(event: WheelEvent): void {
    const { onzoom } = this.#props();
    if (!onzoom || !(event.ctrlKey || event.shiftKey || event.altKey)) return;
    event.preventDefault();
    onzoom(event.deltaY > 0 || event.deltaX > 0 ? 1.25 : 0.8, this.#local(event).at);
  }

  keys(event: KeyboardEvent): void {
    const { scale, cursor, stepMs, height, selection, ...on } = this.#props();
    const at = cursor ?? scale.at(scale.right);
    const steps = { ArrowRight: 1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (steps !== undefined) {
      const next = at + steps * stepMs;
      on.oncursor(next);
      if (event.shiftKey) {
        const from = selection ? (steps > 0 ? selection.from : selection.to) : at;
        on.onbrush?.({ from: Math.min(from, next), to: Math.max(from, next) });
      }
    } else if (event.key === 'Enter') on.onpick?.(at, height / 2);
    else if (event.key === '+') on.onzoom?.(0.5, at);
    else if (event.key === '-') on.onzoom?.(2, at);
    else if (event.key === 'Escape' && selection) on.onbrush?.(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #local(event: PointerEvent | WheelEvent): { at: number; y: number } {
    const { scale } = this.#props();
    const box = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const x = this.inside(event.clientX - box.left + scale.left);
    return { at: scale.at(x), y: event.clientY - box.top };
  }
}
