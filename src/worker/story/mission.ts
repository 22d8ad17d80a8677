import type { Ground, MissionSession } from './story.ts';

export function startMission(_ground: Ground, _kept: unknown): MissionSession | null {
  return null;
}
