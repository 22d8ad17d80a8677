import type { MissionState } from '../../worker/protocol.ts';

/** Whether the learner has left a mark on the mission: who has, comes back to work, not to read. */
export function hasBegun({ pins, goals, claims, hints, feedback, outcome }: MissionState): boolean {
  return (
    outcome !== 'open' ||
    pins.length > 0 ||
    feedback.length > 0 ||
    hints.some(({ status }) => status === 'taken') ||
    claims.some(({ answer }) => answer !== null) ||
    goals.some(({ status }) => status === 'met')
  );
}
