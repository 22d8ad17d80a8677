import { describe, expect, it } from 'vitest';
import type { MapNode } from '../../worker/views.ts';
import { leadsTo, tierLists } from './health.ts';

const node = (id: string, tier: number, health: MapNode['health'] = 'good'): MapNode => ({
  id,
  kind: 'instance',
  label: id,
  tier,
  group: null,
  health,
  words: '',
  figure: null,
  route: null,
});
const nodes = [node('visitors', 0), node('web-1', 2), node('web-2', 2, 'bad'), node('alb', 1)];
const edge = (from: string, to: string) => ({ from, to, label: '', flow: null });

describe('the account map as a list', () => {
  it('goes from the outside inwards and names trouble first', () => {
    const lists = tierLists(nodes).map((tier) => tier.nodes.map(({ id }) => id));
    expect(lists).toEqual([['visitors'], ['alb'], ['web-2', 'web-1']]);
  });
  it('says where each part leads', () => {
    const map = { nodes, edges: [edge('alb', 'web-1'), edge('alb', 'web-2')] };
    expect(leadsTo('alb', map)).toBe('leads to web-1 and web-2');
    expect(leadsTo('web-1', map)).toBe('');
  });
});
