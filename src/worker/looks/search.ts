/** Search over what the account holds, by name or id, and a way on to what its trail has seen. */
import type { World } from '../../world/world.ts';
import type { SearchHit } from '../views.ts';
import { alarmsOf, instancesOf, listed, nameOf } from './resources.ts';

const MOST_HITS = 10;
/** Shorter texts are in too many records to mean one. */
const LEAST_FOR_RECORDS = 4;
const MOST_FOR_RECORDS = 100;

interface Hit extends SearchHit {
  /** What is looked in. */
  readonly found: string;
}

export function search(world: World, text: string): SearchHit[] {
  const wanted = text.trim().toLowerCase().slice(0, 200);
  if (wanted === '') return [];
  const hits = everything(world).filter(({ found }) => found.toLowerCase().includes(wanted));
  const startsFirst = (hit: Hit) => (hit.title.toLowerCase().startsWith(wanted) ? 0 : 1);
  const own = hits
    .sort((a, b) => startsFirst(a) - startsFirst(b))
    .map(({ title, kind, route }) => ({ title, kind, route }));
  return [...own.slice(0, MOST_HITS - 1), ...recordsWith(wanted)].slice(0, MOST_HITS);
}

const PAGES = {
  Instance: '/ec2',
  'Security group': '/security-groups',
  Alarm: '/alarms',
  'Log group': '/logs',
  Topic: '/sns',
  Trail: '/trails',
  User: '/iam/users',
  'Access key': '/iam/users',
  Role: '/iam/roles',
  Policy: '/iam/policies',
} as const;

function hit(kind: keyof typeof PAGES, name: string, more: Partial<Hit> = {}): Hit {
  const route = `#${PAGES[kind]}/${encodeURIComponent(name)}`;
  return { title: name, kind, route, found: more.title ?? name, ...more };
}

function everything(world: World): Hit[] {
  return [...machines(world), ...watch(world), ...people(world)];
}

function machines(world: World): Hit[] {
  const groups = listed<{ GroupId: string; GroupName: string }>(
    world,
    'ec2.DescribeSecurityGroups',
    { field: 'SecurityGroups' },
  );
  return [
    ...instancesOf(world).map((instance) => {
      const { InstanceId } = instance;
      const title = `${nameOf(instance)} (${InstanceId})`;
      return hit('Instance', InstanceId, { title });
    }),
    ...groups.map(({ GroupId, GroupName }) => {
      return hit('Security group', GroupId, {
        title: `${GroupName} (${GroupId})`,
      });
    }),
  ];
}

function watch(world: World): Hit[] {
  const named = (call: string, field: string, key: string) =>
    listed<Record<string, string>>(world, call, { field }).map((row) => row[key]!);
  return [
    ...alarmsOf(world).map(({ AlarmName }) => hit('Alarm', AlarmName)),
    ...named('logs.DescribeLogGroups', 'logGroups', 'logGroupName').map((name) =>
      hit('Log group', name),
    ),
    ...named('sns.ListTopics', 'Topics', 'TopicArn').map((arn) =>
      hit('Topic', arn, { title: arn.slice(arn.lastIndexOf(':') + 1) }),
    ),
    ...named('cloudtrail.DescribeTrails', 'trailList', 'Name').map((name) => hit('Trail', name)),
  ];
}

interface Key {
  readonly AccessKeyId: string;
}

function people(world: World): Hit[] {
  const users = listed<{ UserName: string }>(world, 'iam.ListUsers', { field: 'Users' });
  const roles = listed<{ RoleName: string }>(world, 'iam.ListRoles', { field: 'Roles' });
  const policies = listed<{ PolicyName: string; Arn: string }>(world, 'iam.ListPolicies', {
    field: 'Policies',
    params: { Scope: 'Local' },
  });
  return [
    ...users.map(({ UserName }) => hit('User', UserName)),
    ...users.flatMap(({ UserName }) =>
      listed<Key>(world, 'iam.ListAccessKeys', {
        field: 'AccessKeyMetadata',
        params: { UserName },
      }).map(({ AccessKeyId }) => {
        const title = `${AccessKeyId} of ${UserName}`;
        return hit('Access key', UserName, { title, found: AccessKeyId });
      }),
    ),
    ...roles.map(({ RoleName }) => hit('Role', RoleName)),
    ...policies.map(({ PolicyName, Arn }) => {
      return hit('Policy', Arn, { title: PolicyName });
    }),
  ];
}

/** The way to the records of Event history with this text; counting them here would be slow. */
function recordsWith(text: string): SearchHit[] {
  if (text.length < LEAST_FOR_RECORDS || text.length > MOST_FOR_RECORDS) return [];
  const query = new URLSearchParams({ text, readonly: 'all' });
  const route = `#/events?${query.toString()}`;
  return [{ title: `Records with “${text}”`, kind: 'Event history', route }];
}
