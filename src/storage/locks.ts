/** One writer for each kept world: two tabs that play the same one do not write over each other. */

/** Holds a world's lock until `release`; null where another tab holds it for longer than we wait. */
export async function holdWorld(
  id: string,
  patienceMs: number,
): Promise<{ release: () => void } | null> {
  if (!navigator.locks) return { release: () => undefined };
  const signal = AbortSignal.timeout(patienceMs);
  return new Promise((resolve) => {
    const held = () => new Promise<void>((release) => resolve({ release }));
    navigator.locks.request(`trailwatch:${id}`, { signal }, held).catch(() => resolve(null));
  });
}
