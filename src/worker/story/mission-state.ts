import type { Mission, MissionReading } from '../../lessons/mission.ts';
import type { ClaimChoice, FeedbackNote, GoalState, HintState, MissionState } from '../protocol.ts';
import type { Ground } from './story.ts';

/** A mission as the panel shows it. */
export function missionState(mission: Mission, ground: Ground): MissionState {
  const { scenario } = mission;
  const reading = mission.read();
  const { session } = reading;
  return {
    scenario: ground.scenario,
    family: scenario.family,
    level: scenario.level,
    minutes: scenario.minutes,
    brief: scenario.brief,
    simplified: scenario.simplified,
    goals: goalStates(reading),
    hints: hintStates(reading),
    feedback: session.feedback.map((given) => feedbackNote(mission, given)),
    pins: session.pins,
    claims: claimChoices(mission),
    canCheck: !reading.checking,
    outcome: session.outcome === 'open' && session.solutionShown ? 'watched' : session.outcome,
  };
}

function goalStates({ goals, checking }: MissionReading): GoalState[] {
  return goals.map(({ goal, result }) => ({
    id: goal.id,
    title: goal.title,
    status: checking ? 'checking' : result.status,
    words: result.words,
    optional: goal.optional ?? false,
  }));
}

function hintStates({ hints }: MissionReading): HintState[] {
  return hints.map(({ hint, status }) => ({
    id: hint.id,
    goalId: hint.goal ?? null,
    rung: hint.rung,
    status,
    text: status === 'taken' ? hint.text : '',
  }));
}

function feedbackNote(
  { scenario }: Mission,
  given: Mission['session']['feedback'][number],
): FeedbackNote {
  const rule = scenario.feedback.find((one) => one.id === given.id);
  const { id, at, title, text, proofAt, proofRoute } = given;
  const proof =
    rule?.proof && proofAt !== null
      ? { at: proofAt, route: proofRoute ?? rule.proof.route, label: rule.proof.label }
      : null;
  return { id, at, misconception: rule?.misconception ?? null, title, text, proof };
}

function claimChoices({ scenario, session }: Mission): ClaimChoice[] {
  return scenario.goals.flatMap(({ grade }) =>
    grade.kind === 'evidence'
      ? grade.claims.map(({ id, text }) => ({ id, text, answer: session.claims[id] ?? null }))
      : [],
  );
}
