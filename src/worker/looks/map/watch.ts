/** Who keeps watch over the account: trails and topics. */
import { listed } from '../resources.ts';
import type { Finding, Sketch } from './sketch.ts';

export function drawWatch(sketch: Sketch): void {
  drawTrails(sketch);
  drawTopics(sketch);
}

interface Trail {
  readonly Name: string;
  readonly TrailARN: string;
  readonly S3BucketName?: string;
}

function drawTrails(sketch: Sketch): void {
  const { world } = sketch;
  for (const trail of listed<Trail>(world, 'cloudtrail.DescribeTrails', { field: 'trailList' })) {
    const { Name: label, TrailARN, S3BucketName } = trail;
    const id = `trail:${TrailARN}`;
    const params = { Name: TrailARN };
    const status = world.peek({ service: 'cloudtrail', operation: 'GetTrailStatus', params });
    const { IsLogging, LatestDeliveryError } = status.ok ? status.result : {};
    const findings: (Finding | null)[] = [
      IsLogging === false ? { health: 'bad', words: 'logging is stopped' } : null,
      typeof LatestDeliveryError === 'string'
        ? { health: 'bad', words: `its files are not delivered: ${LatestDeliveryError}` }
        : null,
    ];
    const route = `#/trails/${encodeURIComponent(label)}`;
    sketch.add({ id, kind: 'trail', label, tier: 3, route, words: 'logging', findings });
    sketch.join(id, `bucket:${S3BucketName ?? ''}`, { label: 'log files' });
  }
}

function drawTopics(sketch: Sketch): void {
  const { world } = sketch;
  const topics = listed<{ TopicArn: string }>(world, 'sns.ListTopics', { field: 'Topics' });
  for (const { TopicArn } of topics) {
    const label = TopicArn.slice(TopicArn.lastIndexOf(':') + 1);
    const subscriptions = listed<{ SubscriptionArn: string }>(
      world,
      'sns.ListSubscriptionsByTopic',
      { field: 'Subscriptions', params: { TopicArn } },
    );
    const open = subscriptions.filter(({ SubscriptionArn }) => SubscriptionArn.startsWith('arn:'));
    const told = open.length;
    const findings: Finding[] = [];
    if (told === 0) {
      const waits =
        subscriptions.length > 0 ? 'a subscription waits to be confirmed' : 'nobody asked';
      findings.push({ health: 'off', words: `would tell nobody: ${waits}` });
    }
    sketch.add({
      ...{ id: TopicArn, kind: 'topic', label, tier: 3, watched: label, findings },
      route: `#/sns/${encodeURIComponent(TopicArn)}`,
      figure: told === 1 ? '1 subscriber' : `${told} subscribers`,
      words: 'tells its subscribers',
    });
  }
}
