import { toldOn } from '../../lessons/twin.ts';
import { openMission } from './mission-session.ts';
import type { Ground, MissionSession } from './story.ts';

/** The mission of a story; null where it has none (the sandbox). */
export function startMission(ground: Ground, kept: unknown): MissionSession | null {
  const { scenario, file } = ground.story;
  if (!scenario) return null;
  const told = toldOn(scenario, ground.scenario.seed);
  return openMission(ground, { scenario: told, world: file }, kept);
}
