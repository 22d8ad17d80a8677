/** The parts of CloudWatch Logs' answers that the pages read. Names as in the API. */
export interface LogGroup {
  readonly logGroupName: string;
  readonly arn?: string;
  readonly creationTime?: number;
  readonly retentionInDays?: number;
  readonly metricFilterCount?: number;
  readonly storedBytes?: number;
}
export interface LogStream {
  readonly logStreamName: string;
  readonly lastEventTimestamp?: number;
}
export interface LogEvent {
  readonly timestamp?: number;
  readonly message?: string;
  readonly logStreamName?: string;
  readonly eventId?: string;
}
export interface MetricFilter {
  readonly filterName: string;
  readonly filterPattern?: string;
  readonly metricTransformations?: readonly {
    readonly metricName: string;
    readonly metricNamespace: string;
    readonly metricValue: string;
    readonly defaultValue?: number;
  }[];
}

/** A message that is JSON is shown as JSON; any other as it was written. */
export function readMessage(message: string): unknown {
  const text = message.trim();
  if (!text.startsWith('{')) return message;
  try {
    return JSON.parse(text);
  } catch {
    return message;
  }
}
