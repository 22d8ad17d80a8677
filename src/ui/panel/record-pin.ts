import type { NewPin } from '../../worker/protocol.ts';
import type { TrailRow } from '../../worker/views.ts';

/** A record of the trail as a pin for the evidence board. */
export function recordPin(row: TrailRow): NewPin {
  const { eventId: ref, at, eventName: title, errorCode } = row;
  const detail = `${row.who.label} from ${row.sourceIp}${errorCode ? `, ${errorCode}` : ''}`;
  return { kind: 'record', ref, at, title, detail };
}
