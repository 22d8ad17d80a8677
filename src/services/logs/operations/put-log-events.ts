import { awsError } from '../../../aws/errors.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { judgeBatch } from '../events/ingest.ts';
import { utf8Length } from '../events/message.ts';
import { keep } from '../events/store.ts';
import { groupNamed, streamNamed, type LogsState } from '../state.ts';
import { sequenceToken } from './describe-log-streams.ts';
import { streamResource } from './naming.ts';

interface Input {
  readonly logGroupName: string;
  readonly logStreamName: string;
  readonly logEvents: readonly { readonly timestamp: number; readonly message: string }[];
}

/**
 * Keeps a batch of events. Events that are too old, too new or expired are dropped and reported;
 * the sequence token is ignored, as AWS does since 2023 (API Reference, "PutLogEvents").
 */
export const putLogEvents = operation<LogsState, Input>({
  name: 'PutLogEvents',
  readOnly: false,
  trail: { category: 'data', dataResourceType: 'AWS::Logs::LogGroup', keepsResponse: false },
  resource: streamResource,
  run: (ctx, input) => {
    refuseMembers('CloudWatch Logs PutLogEvents', input, ['entity']);
    const group = groupNamed(ctx.state, input.logGroupName);
    const stream = streamNamed(group, input.logStreamName);
    const incoming = input.logEvents.map(({ timestamp, message }) => ({
      timestamp,
      bytes: utf8Length(message),
    }));
    const verdict = judgeBatch(incoming, { now: ctx.now, retentionDays: group.retentionDays });
    if (!verdict.ok) throw awsError('InvalidParameterException', verdict.message);
    for (const { timestamp, message } of input.logEvents.slice(verdict.start, verdict.end)) {
      keep(ctx, { group, stream }, { at: timestamp, message });
    }
    return {
      nextSequenceToken: sequenceToken(stream),
      ...(verdict.rejected ? { rejectedLogEventsInfo: verdict.rejected } : {}),
    };
  },
});
