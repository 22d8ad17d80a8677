import { describe, expect, it } from 'vitest';
import { CARD, mapLayout } from './map-layout.ts';

const node = (id: string, tier: number, group: string | null = null) => ({ id, tier, group });

describe('the account map', () => {
  it('stands in columns by tier', () => {
    const layout = mapLayout(
      [node('users', 0), node('alb', 1), node('web-1', 2), node('web-2', 2)],
      [],
    );
    const xs = layout.nodes.map((placed) => placed.x);
    expect(xs).toEqual([0, 244, 488, 488]);
    expect(layout.width).toBe(2 * 244 + CARD.width);
    expect(layout.height).toBe(2 * CARD.height + CARD.gapY);
  });
  it('draws its columns together before it scrolls', () => {
    const nodes = [0, 1, 2, 3, 4].map((tier) => node(`n${tier}`, tier));
    expect(mapLayout(nodes, [], 5000).width).toBe(5 * CARD.width + 4 * CARD.gapX);
    const fitted = mapLayout(nodes, [], 960);
    expect(fitted.width).toBeLessThanOrEqual(960);
    expect(fitted.cardWidth).toBeLessThan(CARD.width);
    const tight = mapLayout(nodes, [], 678);
    expect(tight.width).toBeLessThanOrEqual(678);
    expect(tight.cardWidth).toBeLessThan(fitted.cardWidth);
    expect(tight.cardHeight).toBeGreaterThan(fitted.cardHeight);
    expect(mapLayout(nodes, [], 320).width).toBe(5 * CARD.width + 4 * CARD.gapX);
  });
  it('keeps a group together and near what leads to it', () => {
    const nodes = [
      node('a', 0),
      node('b', 0),
      node('x', 1, 'fleet'),
      node('y', 1),
      node('z', 1, 'fleet'),
    ];
    const edges = [
      { from: 'a', to: 'y' },
      { from: 'b', to: 'x' },
      { from: 'b', to: 'z' },
    ];
    const column = mapLayout(nodes, edges).nodes.filter((placed) => placed.node.tier === 1);
    expect(column.map((placed) => placed.node.id)).toEqual(['y', 'x', 'z']);
  });
  it('draws an edge only between nodes that are there', () => {
    const layout = mapLayout(
      [node('a', 0), node('b', 1)],
      [
        { from: 'a', to: 'b' },
        { from: 'a', to: 'gone' },
      ],
    );
    expect(layout.edges.map((one) => one.path)).toEqual(['M184,28C214,28,214,28,244,28']);
  });
});
