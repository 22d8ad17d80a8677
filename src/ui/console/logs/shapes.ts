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

/** How far back a search may look, in minutes. */
export const SPANS: readonly { readonly value: number; readonly label: string }[] = [
  { value: 5, label: '5 min' },
  { value: 60, label: '1 h' },
  { value: 720, label: '12 h' },
  { value: 1440, label: '1 d' },
  { value: 10_080, label: '7 d' },
];

/** A CloudTrail record among the messages, in the words one looks for: what, who, from where. */
export function headline(message: string): string | null {
  const record = readMessage(message);
  if (typeof record !== 'object' || record === null) return null;
  const { eventName, userIdentity, sourceIPAddress, errorCode, errorMessage } = record as Record<
    string,
    unknown
  >;
  if (typeof eventName !== 'string') return null;
  const parts = [eventName, whoIn(userIdentity), sourceIPAddress, errorCode ?? errorMessage];
  return parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');
}

function whoIn(identity: unknown): unknown {
  if (typeof identity !== 'object' || identity === null) return null;
  const { userName, arn, invokedBy, type } = identity as Record<string, unknown>;
  const session = typeof arn === 'string' ? arn.split('/').slice(1).join('/') : '';
  return userName ?? (session || invokedBy || type);
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
