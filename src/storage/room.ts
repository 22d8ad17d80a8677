/** How much the browser lets us keep, and whether it promised not to throw it away. */

export interface Room {
  readonly usedBytes: number;
  readonly quotaBytes: number | null;
  readonly persistent: boolean;
}

export async function storageRoom(): Promise<Room> {
  try {
    const [estimate, persistent] = await Promise.all([
      navigator.storage.estimate(),
      navigator.storage.persisted(),
    ]);
    return { usedBytes: estimate.usage ?? 0, quotaBytes: estimate.quota ?? null, persistent };
  } catch {
    return { usedBytes: 0, quotaBytes: null, persistent: false };
  }
}

/** Asks the browser, once, to keep our data when it runs short. Pages only; workers cannot ask. */
export async function askToPersist(): Promise<boolean> {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}
