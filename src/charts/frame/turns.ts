/**
 * What changes on a screen by itself takes turns: a frame draws as much as it has time for, the
 * frames after it draw the rest, and time that a frame took too long is paid back with rest. On a
 * quick machine all is drawn at once, in every frame; on a slow one fewer pictures are drawn, and
 * what a hand does is answered between them.
 */

/** A frame at 60 a second, in milliseconds, and what of it may be filled with drawing. */
const FRAME_MS = 1_000 / 60;
const FILLED_MS = 10;
/** For each millisecond over a frame, so many without drawing: one frame in twenty is late. */
const REST_TIMES = 8;
/** How fast the guess of what drawing costs follows what it cost last. */
const FOLLOWS = 0.5;
/** A hidden page has no frames; its title still follows. */
const HIDDEN_MS = 100;

/** Something drawn again and again. */
export class Drawer {
  /** Its own work, and the browser's with what it changed, in milliseconds; a guess at first. */
  costMs = FILLED_MS / 2;

  constructor(public draw: () => void = () => undefined) {}
}

const waiting = new Set<Drawer>();
let isAsked = false;

/** Draws at its next turn; a drawer that waits already keeps its place. */
export function drawInTurn(drawer: Drawer): void {
  waiting.add(drawer);
  if (!isAsked) ask();
}

/** Gives up a turn. */
export function leaveTurn(drawer: Drawer): void {
  waiting.delete(drawer);
}

/** Draws something new at the drawer's next turn; resolves when that is done. */
export function inTurn(drawer: Drawer, draw: () => void): Promise<void> {
  return new Promise((resolve) => {
    drawer.draw = () => {
      draw();
      resolve();
    };
    drawInTurn(drawer);
  });
}

function ask(): void {
  isAsked = true;
  if (document.visibilityState === 'hidden') setTimeout(frame, HIDDEN_MS);
  else requestAnimationFrame(frame);
}

function frame(): void {
  const from = performance.now();
  const drawing = nextDrawers();
  for (const drawer of drawing) drawer.draw();
  // A task asked for in a frame comes when the frame is laid out and painted.
  setTimeout(() => {
    const tookMs = performance.now() - from;
    learn(drawing, tookMs);
    const restMs = REST_TIMES * (tookMs - FRAME_MS);
    if (restMs > 0) setTimeout(goOn, restMs);
    else goOn();
  }, 0);
}

function goOn(): void {
  isAsked = false;
  if (waiting.size > 0) ask();
}

/** The ones that waited longest, as many as fit in a frame, at least one. */
function nextDrawers(): Drawer[] {
  const next: Drawer[] = [];
  let costMs = 0;
  for (const drawer of waiting) {
    costMs += drawer.costMs;
    if (next.length > 0 && costMs > FILLED_MS) break;
    waiting.delete(drawer);
    next.push(drawer);
  }
  return next;
}

/** Those drawn in one frame share its cost as it was guessed. */
function learn(drawing: readonly Drawer[], tookMs: number): void {
  const guessedMs = drawing.reduce((sum, { costMs }) => sum + costMs, 0);
  for (const drawer of drawing) {
    drawer.costMs += FOLLOWS * ((drawer.costMs / guessedMs) * tookMs - drawer.costMs);
  }
}
