/** What the screens may ask of a mission, as data. */
import type { ClaimChoice, MissionState, NewPin } from '../protocol.ts';
import type { MissionSession } from './story.ts';

export type MissionAct =
  | { readonly do: 'state' | 'check' | 'showSolution' }
  | { readonly do: 'takeHint' | 'unpin'; readonly id: string }
  | { readonly do: 'pin'; readonly pin: NewPin }
  | { readonly do: 'claim'; readonly id: string; readonly answer: ClaimChoice['answer'] };

export function doMission(mission: MissionSession, act: MissionAct): Promise<MissionState | null> {
  switch (act.do) {
    case 'pin':
      return mission.pin(act.pin);
    case 'claim':
      return mission.claim(act.id, act.answer);
    case 'takeHint':
    case 'unpin':
      return mission[act.do](act.id);
    default:
      return mission[act.do]();
  }
}
