import { untrack } from 'svelte';
import type { Outcome } from '../../worker/protocol.ts';
import {
  instancesOf,
  nameOf,
  type DescribeInstances,
  type Instance,
} from '../console/ec2/shapes.ts';
import { instantOf } from '../kit/format/time.ts';
import { LiveView } from '../shell/reading/live-view.svelte.ts';
import type { Session } from '../shell/session.svelte.ts';
import { homeWords, type HomeScene } from '../text/home.ts';

interface LookupEvent {
  readonly EventId?: string;
  readonly EventName?: string;
  readonly EventTime?: unknown;
  readonly Username?: string;
}

const MINUTE = 60_000;
const WATCHED = 'larkfield-tickets';
const CALM = 60;
const QUICK = 600;
const RECORD_OF = { stop: 'StopInstances', start: 'StartInstances' } as const;

/** Home's live picture: one instance, its CPU, its trail, and what the visitor did to it. */
export class HomePicture {
  instance = $state.raw<Instance | null>(null);
  events = $state.raw<readonly LookupEvent[]>([]);
  act = $state.raw<Pick<HomeScene, 'act' | 'actAt'>>({ act: 'none', actAt: 0 });
  waiting = $state(false);
  readonly #session: Session;
  readonly series: LiveView<'series'>;
  readonly range = $derived.by(() => {
    const to = Math.ceil(this.#session.now / MINUTE) * MINUTE;
    return { from: to - 60 * MINUTE, to };
  });
  readonly recorded = $derived.by(() => {
    const { act, actAt } = this.act;
    if (act !== 'stop' && act !== 'start') return false;
    return this.events.some(
      (one) => one.EventName === RECORD_OF[act] && (instantOf(one.EventTime) ?? 0) >= actAt - 1000,
    );
  });
  readonly words = $derived.by(() => homeWords({ ...this.act, recorded: this.recorded }));
  readonly isStopped = $derived(['stopping', 'stopped'].includes(this.instance?.State?.Name ?? ''));

  constructor(session: Session) {
    this.#session = session;
    this.series = new LiveView(session, 'series', () => ({
      queries: [
        {
          namespace: 'AWS/EC2',
          metric: 'CPUUtilization',
          dimensions: [{ Name: 'InstanceId', Value: this.instance?.InstanceId ?? '' }],
          stat: 'Average',
          periodSeconds: 60,
        },
      ],
      points: 120,
      ...this.range,
    }));
    let isLooking = false;
    $effect(() => {
      void session.revision;
      if (isLooking) return;
      isLooking = true;
      untrack(() => void this.#look().finally(() => (isLooking = false)));
    });
    $effect(() => {
      session.client.setSpeed(this.waiting && !this.recorded ? QUICK : CALM);
    });
    session.client.play();
  }

  async stopOrStart(): Promise<void> {
    const act = this.isStopped ? 'start' : 'stop';
    const id = this.instance?.InstanceId;
    if (!id) return;
    const result = await this.#session.client.call({
      service: 'ec2',
      operation: RECORD_OF[act],
      params: { InstanceIds: [id] },
    });
    if (!result.ok) return;
    this.act = { act, actAt: result.at };
    this.waiting = true;
    this.#session.client.play();
  }

  async makeBusy(): Promise<void> {
    await this.#session.client.stir({ target: 'tickets', factor: 4, minutes: 30 });
    this.act = { act: 'busy', actAt: this.#session.now };
    this.waiting = true;
    setTimeout(() => (this.waiting = false), 1500);
  }

  async #look(): Promise<void> {
    const { client, now } = this.#session;
    const [found, events] = await Promise.all([
      client.peek<DescribeInstances>({
        service: 'ec2',
        operation: 'DescribeInstances',
        params: {},
      }),
      client.peek<{ Events?: readonly LookupEvent[] }>({
        service: 'cloudtrail',
        operation: 'LookupEvents',
        params: {
          LookupAttributes: [{ AttributeKey: 'ReadOnly', AttributeValue: 'false' }],
          StartTime: now - 60 * MINUTE,
          MaxResults: 8,
        },
      }),
    ]);
    this.instance = pick(found) ?? this.instance;
    if (events.ok) this.events = events.result.Events ?? [];
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

function pick(found: Outcome<DescribeInstances>): Instance | undefined {
  const all = found.ok ? instancesOf(found.result) : [];
  return all.find((one) => nameOf(one) === WATCHED) ?? all[0];
}
