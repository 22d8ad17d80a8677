import type { Session } from '../../lessons/session.ts';
import type { Play } from '../play.ts';

type KeptMission = Pick<Session, 'pins' | 'claims' | 'feedback'>;

/** What the mission of a play keeps: pins, claims, and what it had to say. */
export function keptOf({ mission }: Pick<Play, 'mission'>): KeptMission {
  const kept = mission?.kept() as { readonly context?: Partial<KeptMission> } | null | undefined;
  const { pins = [], claims = {}, feedback = [] } = kept?.context ?? {};
  return { pins, claims, feedback };
}
