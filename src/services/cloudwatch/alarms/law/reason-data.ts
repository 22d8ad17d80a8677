import { formatOffset } from '../../../../aws/instant.ts';
import { double, printJson } from '../../format.ts';
import { decisivePoints, type Judged } from './reason.ts';
import type { Datapoint } from './rule.ts';

/** What a StateReasonData text is made from, beside the verdict itself. */
export interface Looked {
  readonly evaluatedAt: number;
  /** Start of the newest period of the range. */
  readonly newestStart: number;
  /** Seconds. */
  readonly period: number;
  /** Absent for expressions. */
  readonly statistic?: string;
  readonly unit?: string;
}

/** StateReasonData: a JSON text (reference, "StateReasonData"). */
export function stateReasonData(judged: Judged, looked: Looked): string {
  const { range, verdict, rule } = judged;
  const { considered } = verdict;
  const oldest = considered.at(-1);
  const isBand = rule.threshold === null;
  const span = oldest === undefined ? [] : range.slice(oldest, considered[0]! + 1);
  const startAt = oldest === undefined ? undefined : startOf(oldest, range, looked);
  const bound = (pick: (point: Datapoint) => number | undefined) =>
    isBand ? span.map((point) => (point ? double(pick(point) ?? 0) : null)) : undefined;
  return printJson({
    version: '1.0',
    queryDate: formatOffset(looked.evaluatedAt),
    startDate: startAt === undefined ? undefined : formatOffset(startAt),
    unit: looked.unit,
    statistic: looked.statistic,
    period: looked.period,
    recentDatapoints: span.map((point) => (point ? double(point.value) : null)),
    recentLowerThresholds: bound((point) => point.lower),
    recentUpperThresholds: bound((point) => point.upper),
    threshold: isBand ? undefined : double(rule.threshold ?? 0),
    evaluatedDatapoints: evaluated(judged, looked),
  });
}

/** The decisive points, newest first; a missing one that was filled in has its time only. */
function evaluated(judged: Judged, looked: Looked): object[] {
  const { range, verdict, rule } = judged;
  const points = decisivePoints(judged).map((point) => ({
    at: point.at,
    sampleCount: looked.statistic === undefined ? undefined : double(point.sampleCount),
    value: double(point.value),
  }));
  const usesFills =
    verdict.because === 'no data' || (verdict.because === 'filled' && treats(rule.missingData));
  const missing = range.flatMap((point, i) => (point ? [] : [{ at: startOf(i, range, looked) }]));
  const fills = usesFills ? missing.slice(-verdict.fills) : [];
  return [...points, ...fills]
    .sort((a, b) => b.at - a.at)
    .map(({ at, ...rest }) => ({ timestamp: formatOffset(at), ...rest }));
}

function treats(missingData: string): boolean {
  return missingData === 'breaching' || missingData === 'notBreaching';
}

function startOf(position: number, range: readonly unknown[], looked: Looked): number {
  return looked.newestStart - (range.length - 1 - position) * looked.period * 1_000;
}
