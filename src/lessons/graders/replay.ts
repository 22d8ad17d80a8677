import type { GradeOf } from '../schema.ts';
import type { ReplayReport, ReplayRun } from '../session.ts';

/**
 * Sums up how a configuration did over hidden incident seeds and quiet weeks. A page inside the
 * incident and within the limit catches it; a page outside every incident is a false one.
 */
export function gradeReplay(grade: GradeOf<'replay'>, runs: readonly ReplayRun[]): ReplayReport {
  const { require: limits, quiet } = grade;
  const incidents = runs.filter((run) => run.kind === 'incident');
  const detected = incidents.filter((run) => run.detectMinutes !== null);
  const caught = detected.filter((run) => run.detectMinutes! <= limits.withinMinutes);
  const late = detected.length - caught.length;
  const falsePages = runs.reduce((sum, run) => sum + falsePagesOf(grade, run), 0);
  const weeks = (quiet.seeds.length * quiet.days) / 7;
  const falsePagesPerWeek = Math.round((falsePages / Math.max(weeks, 1 / 7)) * 10) / 10;
  const mostPages = Math.max(0, ...incidents.map((run) => pagesInside(grade, run)));
  const met =
    caught.length >= limits.caught &&
    falsePagesPerWeek <= limits.falsePagesPerWeek &&
    mostPages <= (limits.pagesPerIncident ?? Infinity);
  const sum = {
    runs,
    incidents: incidents.length,
    caught: caught.length,
    late,
    missed: incidents.length - detected.length,
    worstLateMinutes: worstLate(detected, limits.withinMinutes),
    medianDetectMinutes: median(detected.map((run) => run.detectMinutes!)),
    falsePages,
    falsePagesPerWeek,
    mostPagesPerIncident: mostPages,
    met,
  };
  return { ...sum, words: tellReplay(grade, sum) };
}

/** A page some minutes after the incident's end still belongs to it: alarms have inertia. */
const AFTERMATH_MINUTES = 30;

function falsePagesOf(grade: GradeOf<'replay'>, run: ReplayRun): number {
  if (run.kind === 'quiet') return run.pagesAtMinutes.length;
  return run.pagesAtMinutes.length - pagesInside(grade, run);
}

function pagesInside({ incidents }: GradeOf<'replay'>, run: ReplayRun): number {
  const { start, end } = incidents;
  return run.pagesAtMinutes.filter((at) => at >= start && at <= end + AFTERMATH_MINUTES).length;
}

function worstLate(detected: readonly ReplayRun[], limit: number): number {
  const over = detected.map((run) => run.detectMinutes! - limit).filter((minutes) => minutes > 0);
  return Math.round(Math.max(0, ...over));
}

function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)]!;
}

type Sum = Omit<ReplayReport, 'words'>;

function tellReplay(grade: GradeOf<'replay'>, sum: Sum): string {
  const { require: limits, quiet } = grade;
  const words = [`Caught ${sum.caught} of ${sum.incidents} hidden incidents.`];
  if (sum.medianDetectMinutes !== null) {
    words.push(`Half of them within ${sum.medianDetectMinutes} minutes of the first sign.`);
  }
  if (sum.late > 0) {
    words.push(`It pages, but up to ${sum.worstLateMinutes} minutes too late in ${sum.late}.`);
  }
  if (sum.missed > 0) words.push(`In ${sum.missed} nobody was paged at all.`);
  const weeks = Math.round((quiet.seeds.length * quiet.days) / 7);
  words.push(
    sum.falsePages === 0
      ? `No false page in ${weeks} quiet weeks.`
      : `${sum.falsePages} false pages in ${weeks} quiet weeks; ${limits.falsePagesPerWeek} a week are allowed.`,
  );
  const most = limits.pagesPerIncident;
  if (most !== undefined && sum.mostPagesPerIncident > most) {
    words.push(`One incident sent ${sum.mostPagesPerIncident} pages; ${most} is enough.`);
  }
  return words.join(' ');
}
