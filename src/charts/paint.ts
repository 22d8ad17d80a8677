/** Canvas strokes shared by charts. Colours come from the page's custom properties. */
import type { Stretch } from './decimate.ts';
import { theme } from './frame/theme.svelte.ts';
import type { Dot, LanesLayout } from './lanes/lanes-layout.ts';

export interface Surface {
  readonly context: CanvasRenderingContext2D;
  readonly color: (token: string) => string;
}

/** A cleared context scaled to the device's pixels; null where the canvas has no size yet. */
export function prepare(canvas: HTMLCanvasElement, width: number, height: number): Surface | null {
  const context = canvas.getContext('2d');
  if (!context || width < 2 || height < 2) return null;
  const ratio = Math.min(2, window.devicePixelRatio || 1);
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w) canvas.width = w;
  if (canvas.height !== h) canvas.height = h;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, color: (token) => theme.token(token) };
}

/** Room beside the plot for half a dot. */
const EDGE = 3;

/** Draws nothing left or right of the plot: a line may begin before its picture does. */
export function withinSides(
  { context }: Surface,
  { left, right }: { left: number; right: number },
  draw: () => void,
): void {
  context.save();
  context.beginPath();
  context.rect(left - EDGE, 0, right - left + 2 * EDGE, context.canvas.height);
  context.clip();
  draw();
  context.restore();
}

export function strokeLine(surface: Surface, lines: readonly Stretch[], token: string): void {
  const { context } = surface;
  const color = surface.color(token);
  context.strokeStyle = color;
  context.fillStyle = color;
  context.lineWidth = Number.parseFloat(surface.color('--stroke')) || 1.5;
  context.lineJoin = 'round';
  context.beginPath();
  for (const line of lines) {
    for (let index = 0; index < line.length; index += 2) {
      if (index === 0) context.moveTo(line[0]!, line[1]!);
      else context.lineTo(line[index]!, line[index + 1]!);
    }
  }
  context.stroke();
  for (const line of lines) {
    if (line.length > 2) continue;
    context.beginPath();
    context.arc(line[0]!, line[1]!, 2, 0, 7);
    context.fill();
  }
}

export function strokeDots(surface: Surface, layout: LanesLayout, chosen: Dot | null): void {
  for (const dot of layout.dots) strokeDot(surface, dot, layout.laneHeight);
  if (!chosen) return;
  const { context } = surface;
  context.strokeStyle = surface.color('--focus');
  context.lineWidth = 2;
  context.beginPath();
  context.arc(chosen.x, (chosen.lane + 0.5) * layout.laneHeight, chosen.radius + 4, 0, 7);
  context.stroke();
}

function strokeDot(surface: Surface, dot: Dot, laneHeight: number): void {
  const { context } = surface;
  const y = (dot.lane + 0.5) * laneHeight;
  const tone = surface.color(dot.own ? '--accent' : '--trail-line');
  context.beginPath();
  context.arc(dot.x, y, dot.radius, 0, 7);
  context.lineWidth = 1.5;
  context.strokeStyle = tone;
  context.fillStyle = dot.reads === dot.count ? surface.color('--card') : tone;
  context.fill();
  context.stroke();
  if (dot.errors === 0) return;
  context.strokeStyle = surface.color('--state-alarm');
  context.lineWidth = 2;
  context.beginPath();
  context.arc(dot.x, y, dot.radius + 2, 0, 7);
  context.stroke();
}
