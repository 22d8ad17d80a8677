import type { Host } from './host.ts';
import type { WorldStatus } from './protocol.ts';

const UNREAD_EVERY_MS = 200;

/** What the screens are told of the host, at most once a frame. */
export function statusOf(host: Host): WorldStatus {
  const { play, looked, runner, keeper } = host;
  const tip = play?.world.now ?? 0;
  return {
    now: looked?.now ?? tip,
    running: runner.running,
    speed: runner.speed,
    revision: host.revision,
    busy: busyOf(host),
    world: play?.scenario ?? null,
    identity: play?.learner.identity ?? null,
    lookingAt: looked?.now ?? null,
    tip,
    branches: play?.timeline.list(tip) ?? [],
    unreadInbox: play ? unread(host) : 0,
    history: host.filling ? (runner.asideProgress ?? 0) : null,
    mission: play?.mission?.summary() ?? null,
    saved: keeper.saved,
    updateReady: false,
    saveId: play?.saveId ?? null,
    notice: keeper.problem ?? host.notice,
    lastError: host.lastError,
  };
}

function busyOf({ busy, runner }: Host): WorldStatus['busy'] {
  if (busy) {
    const { label, progress } = busy;
    return { label, progress: runner.progress ?? progress ?? runner.asideProgress };
  }
  return runner.isBusy ? { label: 'Time is passing', progress: runner.progress } : null;
}

/** Counted at most five times a second: the inbox is read whole for it. */
function unread(host: Host): number {
  const { counted } = host;
  const at = performance.now();
  if (at - counted.at > UNREAD_EVERY_MS) {
    counted.at = at;
    counted.unread = host.view('inbox', {}).filter(({ read }) => !read).length;
  }
  return counted.unread;
}
