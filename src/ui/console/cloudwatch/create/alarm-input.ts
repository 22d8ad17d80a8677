/** The create-alarm form as plain data, its checks, and the PutMetricAlarm call it makes. Pure. */
import type { Params } from '../../../../worker/protocol.ts';
import type { Dimension, Metric, MetricAlarm } from '../shapes.ts';
import { expressionOf, statisticOf } from '../shapes.ts';

export interface AlarmForm {
  readonly metric: Metric | null;
  readonly statistic: string;
  readonly periodSeconds: number;
  readonly operator: string;
  readonly threshold: string;
  readonly datapointsToAlarm: string;
  readonly evaluationPeriods: string;
  readonly treatMissingData: string;
  readonly actions: readonly ActionRow[];
  readonly name: string;
  readonly description: string;
  /** What an alarm has that the form does not show: an edit leaves it as it is. */
  readonly kept: Params;
}
export interface ActionRow {
  readonly state: 'ALARM' | 'OK' | 'INSUFFICIENT_DATA';
  readonly arn: string;
}

/** The console's own defaults. */
export const EMPTY_FORM: AlarmForm = {
  metric: null,
  statistic: 'Average',
  periodSeconds: 300,
  operator: 'GreaterThanThreshold',
  threshold: '',
  datapointsToAlarm: '1',
  evaluationPeriods: '1',
  treatMissingData: 'missing',
  actions: [],
  name: '',
  description: '',
  kept: { ActionsEnabled: true },
};

export const SIMPLE_STATISTICS = ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum'];
export const STATISTICS = [...SIMPLE_STATISTICS, 'p50', 'p90', 'p95', 'p99', 'p99.9', 'tm99'];
export const PERIODS = [10, 30, 60, 300, 900, 3600, 21_600, 86_400];

/** The choices of a list, with the one that the alarm was made with elsewhere. */
export const withOwn = <T>(choices: readonly T[], own: T): readonly T[] =>
  choices.includes(own) ? choices : [...choices, own];

export type FormErrors = Partial<Record<keyof AlarmForm, string>>;

const WHOLE = /^\d+$/;
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** What the console itself refuses before it calls; everything else is left to CloudWatch. */
export function formErrors(form: AlarmForm): FormErrors {
  const errors: FormErrors = {};
  if (!form.metric && !form.kept.Metrics)
    errors.metric = 'Choose the metric that the alarm watches.';
  if (!DECIMAL.test(form.threshold.trim()) || !Number.isFinite(Number(form.threshold))) {
    errors.threshold = 'The threshold must be a number.';
  }
  const [m, n] = [Number(form.datapointsToAlarm), Number(form.evaluationPeriods)];
  if (!WHOLE.test(form.evaluationPeriods) || n < 1) {
    errors.evaluationPeriods = 'The number of periods must be a whole number, at least 1.';
  }
  if (!WHOLE.test(form.datapointsToAlarm) || m < 1) {
    errors.datapointsToAlarm = 'The number of datapoints must be a whole number, at least 1.';
  } else if (m > n) {
    errors.datapointsToAlarm = 'At most as many datapoints as there are periods.';
  }
  if (form.name.trim() === '') errors.name = 'The alarm needs a name.';
  else if (form.name.length > 255) errors.name = 'At most 255 characters.';
  return errors;
}

/** Which step a field belongs to, so that the form can lead back to it. */
export const STEP_OF: Readonly<Record<string, number>> = {
  metric: 0,
  threshold: 0,
  evaluationPeriods: 0,
  datapointsToAlarm: 0,
  name: 2,
};

export function putMetricAlarm(form: AlarmForm): Params {
  const arns = (state: ActionRow['state']): readonly string[] =>
    form.actions.filter((row) => row.state === state && row.arn).map((row) => row.arn);
  return {
    AlarmName: form.name,
    ...(form.description ? { AlarmDescription: form.description } : {}),
    ...form.kept,
    OKActions: arns('OK'),
    AlarmActions: arns('ALARM'),
    InsufficientDataActions: arns('INSUFFICIENT_DATA'),
    ...(form.kept.Metrics ? {} : metricParams(form)),
    EvaluationPeriods: Number(form.evaluationPeriods),
    DatapointsToAlarm: Number(form.datapointsToAlarm),
    Threshold: Number(form.threshold),
    ComparisonOperator: form.operator,
    TreatMissingData: form.treatMissingData,
  };
}

function metricParams({ metric, statistic, periodSeconds }: AlarmForm): Params {
  const simple = SIMPLE_STATISTICS.includes(statistic);
  return {
    MetricName: metric?.MetricName ?? '',
    Namespace: metric?.Namespace ?? '',
    Dimensions: metric?.Dimensions ?? [],
    ...(simple ? { Statistic: statistic } : { ExtendedStatistic: statistic }),
    Period: periodSeconds,
  };
}

/** The expression of an alarm that watches one; the form shows it and leaves it as it is. */
export const mathOf = (form: AlarmForm): string | undefined =>
  expressionOf(form.kept.Metrics as MetricAlarm['Metrics']);

/** Another metric: the unit and the expression of the one before go with it. */
export function withMetric(form: AlarmForm, metric: Metric): AlarmForm {
  const { Metrics: _, Unit: __, ...kept } = form.kept;
  return { ...form, metric, kept };
}

const UNSHOWN = ['Metrics', 'Unit', 'EvaluateLowSampleCountPercentile'] as const;

/** An existing alarm opened for editing. */
export function formOf(alarm: MetricAlarm): AlarmForm {
  const rows = (state: ActionRow['state'], arns: readonly string[] | undefined): ActionRow[] =>
    (arns ?? []).map((arn) => ({ state, arn }));
  const n = alarm.EvaluationPeriods ?? 1;
  return {
    metric: alarm.MetricName
      ? {
          Namespace: alarm.Namespace ?? '',
          MetricName: alarm.MetricName,
          Dimensions: alarm.Dimensions ?? [],
        }
      : null,
    statistic: statisticOf(alarm),
    periodSeconds: alarm.Period ?? 300,
    operator: alarm.ComparisonOperator ?? EMPTY_FORM.operator,
    threshold: String(alarm.Threshold ?? ''),
    datapointsToAlarm: String(alarm.DatapointsToAlarm ?? n),
    evaluationPeriods: String(n),
    treatMissingData: alarm.TreatMissingData ?? 'missing',
    actions: [
      ...rows('ALARM', alarm.AlarmActions),
      ...rows('OK', alarm.OKActions),
      ...rows('INSUFFICIENT_DATA', alarm.InsufficientDataActions),
    ],
    name: alarm.AlarmName,
    description: alarm.AlarmDescription ?? '',
    kept: {
      ActionsEnabled: alarm.ActionsEnabled ?? true,
      ...Object.fromEntries(
        UNSHOWN.filter((field) => alarm[field]).map((field) => [field, alarm[field]]),
      ),
    },
  };
}

/** Metric, statistic and period handed over in a link, for example from the metrics page. */
export function formFromQuery(query: URLSearchParams): AlarmForm {
  const Namespace = query.get('ns');
  const MetricName = query.get('metric');
  if (!Namespace || !MetricName) return EMPTY_FORM;
  const period = Number(query.get('period'));
  return {
    ...EMPTY_FORM,
    metric: { Namespace, MetricName, Dimensions: readDimensions(query.get('dims')) },
    statistic: query.get('stat') ?? EMPTY_FORM.statistic,
    periodSeconds: PERIODS.includes(period) ? period : EMPTY_FORM.periodSeconds,
  };
}

/** `InstanceId=i-0a1b,Name=x`, percent-encoded parts. */
export function readDimensions(text: string | null): readonly Dimension[] {
  return (text ?? '')
    .split(',')
    .filter(Boolean)
    .map((part) => {
      const cut = part.indexOf('=');
      return {
        Name: decoded(part.slice(0, cut)),
        Value: decoded(part.slice(cut + 1)),
      };
    });
}

/** A link typed by hand may hold what is no encoding: it stands as it is. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function writeDimensions(dimensions: readonly Dimension[] | undefined): string {
  return (dimensions ?? [])
    .map((one) => `${encodeURIComponent(one.Name)}=${encodeURIComponent(one.Value)}`)
    .join(',');
}
