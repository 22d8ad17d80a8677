import type { Plan } from '../alarms/alarm.ts';
import type { Verdict } from '../alarms/law/evaluate.ts';

/** One plain sentence or two on why a state follows from the points that were found. */
export function verdictWords({ rule, range }: Plan, verdict: Verdict): string {
  const { evaluationPeriods: n, datapointsToAlarm: m, missingData } = rule;
  const { because, breaching, considered, fills, state } = verdict;
  const real = considered.length;
  switch (because) {
    case 'no data':
      return verdict.isKept
        ? `No point was found in the ${range} periods fetched; missing data are ignored, so the alarm stays ${state}.`
        : `No point was found in the ${range} periods fetched, and missing data are treated as ${missingData}: ${state}.`;
    case 'enough data':
      return (
        `The ${range} periods fetched hold at least ${n} real points, so the newest ${n} decide. ` +
        `Gaps are skipped and the treatment of missing data plays no part: ${breaching} of ${n} breach, ${m} needed.`
      );
    case 'filled':
      return (
        `Only ${real} of the ${n} points needed are real; ${fills} are filled in as ${missingData}. ` +
        `That makes ${breaching + (missingData === 'breaching' ? fills : 0)} breaching of ${n}, ${m} needed.`
      );
    case 'early alarm':
      return verdict.isKept
        ? `Every real point breaches and the oldest is at least ${m} periods old, but missing data are ignored: the state is kept.`
        : `Too few points breach, yet every real point does and the oldest is at least ${m} periods old: CloudWatch does not wait for more.`;
    case 'too young':
      return `Every real point breaches, but all are younger than ${m} periods: the state is kept until more is known.`;
    case 'few samples':
      return 'The newest period has too few samples for its percentile to mean anything, and such periods are ignored: the state is kept.';
  }
}
