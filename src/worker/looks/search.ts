/** Search over what the account holds, by name or id. */
import type { World } from '../../world/world.ts';
import type { SearchHit } from '../views.ts';
import { alarmsOf, instancesOf, listed, nameOf } from './resources.ts';

const MOST_HITS = 20;

export function search(world: World, text: string): SearchHit[] {
  const wanted = text.trim().toLowerCase().slice(0, 200);
  if (wanted === '') return [];
  const hits = everything(world).filter(({ title }) => title.toLowerCase().includes(wanted));
  const startsFirst = (hit: SearchHit) => (hit.title.toLowerCase().startsWith(wanted) ? 0 : 1);
  return hits.sort((a, b) => startsFirst(a) - startsFirst(b)).slice(0, MOST_HITS);
}

function everything(world: World): SearchHit[] {
  const hit = (kind: string, path: string) => (title: string, key?: string) => {
    return { title, kind, route: `#${path}/${encodeURIComponent(key ?? title)}` };
  };
  const named = (call: string, field: string, key: string) =>
    listed<Record<string, string>>(world, call, { field }).map((row) => row[key]!);
  const topics = named('sns.ListTopics', 'Topics', 'TopicArn');
  return [
    ...instancesOf(world).map((instance) => {
      const { InstanceId } = instance;
      return hit('Instance', '/ec2')(`${nameOf(instance)} (${InstanceId})`, InstanceId);
    }),
    ...alarmsOf(world).map(({ AlarmName }) => hit('Alarm', '/alarms')(AlarmName)),
    ...named('logs.DescribeLogGroups', 'logGroups', 'logGroupName').map((name) =>
      hit('Log group', '/logs')(name),
    ),
    ...named('iam.ListUsers', 'Users', 'UserName').map((name) => hit('User', '/iam/users')(name)),
    ...named('iam.ListRoles', 'Roles', 'RoleName').map((name) => hit('Role', '/iam/roles')(name)),
    ...topics.map((arn) => hit('Topic', '/sns')(arn.slice(arn.lastIndexOf(':') + 1), arn)),
    ...named('cloudtrail.DescribeTrails', 'trailList', 'Name').map((name) =>
      hit('Trail', '/trails')(name),
    ),
  ];
}
