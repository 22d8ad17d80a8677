import type { AccountMap, MapNode } from '../../worker/views.ts';
import type { IconName } from '../kit/icon/icons.ts';

export const HEALTH_WORD: Readonly<Record<MapNode['health'], string>> = {
  good: 'well',
  warning: 'strained',
  bad: 'in trouble',
  unknown: 'no data',
  off: 'off',
};
export const HEALTH_MARK: Readonly<Record<MapNode['health'], IconName>> = {
  good: 'check',
  warning: 'alarm',
  bad: 'wrong',
  unknown: 'unknown',
  off: 'pause',
};

const TIERS: readonly string[] = ['From outside', 'The doors', 'What works', 'What is kept'];

export interface TierList {
  readonly title: string;
  readonly nodes: readonly MapNode[];
}

/** The picture read aloud: column by column, worst health first. */
export function tierLists(nodes: readonly MapNode[]): readonly TierList[] {
  const rank: readonly MapNode['health'][] = ['bad', 'warning', 'unknown', 'off', 'good'];
  const tiers = [...new Set(nodes.map((node) => node.tier))].sort((a, b) => a - b);
  return tiers.map((tier, index) => ({
    title: TIERS[index] ?? 'Beside it',
    nodes: nodes
      .filter((node) => node.tier === tier)
      .sort((a, b) => rank.indexOf(a.health) - rank.indexOf(b.health)),
  }));
}

/** `leads to web-1 and web-2`; empty where nothing follows. */
export function leadsTo(id: string, map: AccountMap): string {
  const labels = map.edges
    .filter(({ from }) => from === id)
    .flatMap(({ to }) => map.nodes.find((node) => node.id === to)?.label ?? []);
  const names = [...new Set(labels)];
  if (names.length === 0) return '';
  const last = names[names.length - 1]!;
  return `leads to ${names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last}`;
}
