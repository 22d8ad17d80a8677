import { openMission } from './mission-session.ts';
import type { Ground, MissionSession } from './story.ts';

/** The mission of a story; null where it has none (the sandbox). */
export function startMission(ground: Ground, kept: unknown): MissionSession | null {
  const { scenario, file } = ground.story;
  return scenario ? openMission(ground, { scenario, world: file }, kept) : null;
}
