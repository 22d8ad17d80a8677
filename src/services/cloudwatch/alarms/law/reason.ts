import { javaDouble, shortUtc } from '../../format.ts';
import type { Verdict } from './evaluate.ts';
import { isBreaching, type AlarmRule, type Comparison, type Datapoint } from './rule.ts';

/** StateReason, in the words recorded from AWS (reference, "StateReason patterns"). */

export interface Judged {
  readonly rule: AlarmRule;
  /** DatapointsToAlarm as it was set, if it was. */
  readonly isOutOf: boolean;
  readonly range: readonly (Datapoint | null)[];
  readonly verdict: Verdict;
}

export const INITIAL_REASON = 'Unchecked: Initial alarm creation';

const LISTED_POINTS = 5;

const WORDS: Record<Comparison, string> = {
  GreaterThanOrEqualToThreshold: 'greater than or equal to the threshold',
  GreaterThanThreshold: 'greater than the threshold',
  LessThanThreshold: 'less than the threshold',
  LessThanOrEqualToThreshold: 'less than or equal to the threshold',
  LessThanLowerOrGreaterThanUpperThreshold: 'less than the lower thresholds',
  LessThanLowerThreshold: 'less than the lower thresholds',
  GreaterThanUpperThreshold: 'greater than the upper thresholds',
};

/** The points that made the state: breaching ones for ALARM, the others for OK; newest first. */
export function decisivePoints({ rule, range, verdict }: Judged): Datapoint[] {
  const points = verdict.considered.map((position) => range[position]!);
  if (verdict.state === 'INSUFFICIENT_DATA') return [];
  return points.filter((point) => isBreaching(rule, point) === (verdict.state === 'ALARM'));
}

export function stateReason(judged: Judged): string {
  const { rule, verdict } = judged;
  if (verdict.state === 'INSUFFICIENT_DATA') {
    const n = rule.evaluationPeriods;
    return `Insufficient Data: ${plural(n, 'datapoint')} ${wasWere(n)} unknown.`;
  }
  const points = decisivePoints(judged);
  return points.length === 0 ? filledReason(judged) : crossedReason(judged, points);
}

/** No real point decided: the fills did. */
function filledReason({ rule, verdict }: Judged): string {
  const { fills, considered } = verdict;
  const received = considered.length;
  const points =
    received === 0 ? 'no datapoints were' : `${plural(received, 'datapoint')} ${wasWere(received)}`;
  const periods = plural(received === 0 ? fills : rule.evaluationPeriods, 'period');
  return `Threshold Crossed: ${points} received for ${periods} and ${treated(rule, fills)}.`;
}

function crossedReason(judged: Judged, points: readonly Datapoint[]): string {
  const { rule, isOutOf, verdict } = judged;
  const isAlarm = verdict.state === 'ALARM';
  const word = isBand(rule) ? 'Thresholds Crossed' : 'Threshold Crossed';
  const total = rule.evaluationPeriods;
  const counted = isOutOf
    ? `${points.length} out of the last ${total} datapoints`
    : plural(points.length, 'datapoint');
  const listed = points.slice(0, LISTED_POINTS).map(printPoint).join(', ');
  const isLong = points.length >= LISTED_POINTS;
  const verb = `${wasWere(points.length)} ${isAlarm ? '' : 'not '}${bounds(rule, points)}`;
  const usesFills = verdict.because === 'filled' && treatsFills(rule);
  const fills = usesFills ? ` and ${treated(rule, verdict.fills)}` : '';
  const needed = isOutOf ? ` ${minimum(rule, isAlarm)}` : '';
  if (!isLong) return `${word}: ${counted} [${listed}] ${verb}${fills}${needed}.`;
  const recent = `The most recent datapoints which crossed the threshold: [${listed}]`;
  return `${word}: ${counted} ${verb}${fills}. ${recent}${needed}.`;
}

function minimum(rule: AlarmRule, isAlarm: boolean): string {
  const { evaluationPeriods: n, datapointsToAlarm: m } = rule;
  const count = isAlarm ? m : n - m + 1;
  const change = isAlarm ? 'OK -> ALARM' : 'ALARM -> OK';
  return `(minimum ${plural(count, 'datapoint')} for ${change} transition)`;
}

function bounds(rule: AlarmRule, points: readonly Datapoint[]): string {
  if (!isBand(rule)) return `${WORDS[rule.comparison]} (${javaDouble(rule.threshold ?? 0)})`;
  const list = (values: (number | undefined)[]): string =>
    `[${values
      .slice(0, LISTED_POINTS)
      .map((value) => javaDouble(value ?? 0))
      .join(', ')}]`;
  const lower = list(points.map((point) => point.lower));
  const upper = list(points.map((point) => point.upper));
  if (rule.comparison === 'LessThanLowerThreshold') return `${WORDS[rule.comparison]} ${lower}`;
  if (rule.comparison === 'GreaterThanUpperThreshold') return `${WORDS[rule.comparison]} ${upper}`;
  return `less than the lower thresholds ${lower} or greater than the upper thresholds ${upper}`;
}

function treated(rule: AlarmRule, fills: number): string {
  const how = rule.missingData === 'breaching' ? 'Breaching' : 'NonBreaching';
  return `${plural(fills, 'missing datapoint')} ${wasWere(fills)} treated as [${how}]`;
}

function treatsFills(rule: AlarmRule): boolean {
  return rule.missingData === 'breaching' || rule.missingData === 'notBreaching';
}

function isBand(rule: AlarmRule): boolean {
  return rule.threshold === null;
}

function printPoint(point: Datapoint): string {
  return `${javaDouble(point.value)} (${shortUtc(point.at)})`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function wasWere(count: number): string {
  return count === 1 ? 'was' : 'were';
}
