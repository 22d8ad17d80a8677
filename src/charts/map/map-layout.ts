/** Places an architecture in columns, visitors at the left, data at the right. Pure. */
import { linkHorizontal } from 'd3-shape';

export interface MapNode {
  readonly id: string;
  readonly tier: number;
  readonly group: string | null;
}
export interface MapEdge {
  readonly from: string;
  readonly to: string;
}
export interface Placed<N> {
  readonly node: N;
  readonly x: number;
  readonly y: number;
}
export interface MapLayout<N, E> {
  readonly nodes: readonly Placed<N>[];
  readonly edges: readonly { readonly edge: E; readonly path: string }[];
  readonly width: number;
  readonly height: number;
  /** Pixels; narrower than `CARD.width` where the room is. */
  readonly cardWidth: number;
}

/** Pixels of a card and of the room around it. */
export const CARD = { width: 184, height: 56, gapX: 60, gapY: 10 } as const;
/** What the columns may shrink to; where that is too wide still, the map scrolls at full size. */
const NARROW = { width: 164, gapX: 24 } as const;

const link = linkHorizontal<unknown, readonly [number, number]>();

/**
 * Columns by tier, as far apart as `room` (pixels) allows; inside a column groups stay together, and
 * a node stands near the mean height of what leads to it, so that few lines cross.
 */
export function mapLayout<N extends MapNode, E extends MapEdge>(
  nodes: readonly N[],
  edges: readonly E[],
  room = Infinity,
): MapLayout<N, E> {
  const tiers = [...new Set(nodes.map((node) => node.tier))].sort((a, b) => a - b);
  const { cardWidth, gapX } = columnsIn(room, Math.max(1, tiers.length));
  const place = new Map<string, Placed<N>>();
  const tallest = Math.max(1, ...tiers.map((tier) => nodes.filter((n) => n.tier === tier).length));
  const height = tallest * (CARD.height + CARD.gapY) - CARD.gapY;
  for (const [column, tier] of tiers.entries()) {
    const members = order(
      nodes.filter((node) => node.tier === tier),
      (id) => before(id, edges, place),
    );
    const used = members.length * (CARD.height + CARD.gapY) - CARD.gapY;
    for (const [row, node] of members.entries()) {
      const x = column * (cardWidth + gapX);
      const y = (height - used) / 2 + row * (CARD.height + CARD.gapY);
      place.set(node.id, { node, x, y });
    }
  }
  return {
    nodes: [...place.values()],
    edges: edges.flatMap((edge) => {
      const path = route(place.get(edge.from), place.get(edge.to), cardWidth);
      return path === null ? [] : [{ edge, path }];
    }),
    width: Math.max(1, tiers.length) * (cardWidth + gapX) - gapX,
    height,
    cardWidth,
  };
}

/** Gaps give way first, then the cards. */
function columnsIn(room: number, columns: number): { cardWidth: number; gapX: number } {
  const gaps = Math.max(1, columns - 1);
  if (room < columns * NARROW.width + gaps * NARROW.gapX) {
    return { cardWidth: CARD.width, gapX: CARD.gapX };
  }
  const gapX = clamp((room - columns * CARD.width) / gaps, NARROW.gapX, CARD.gapX);
  const cardWidth = clamp((room - gaps * gapX) / columns, NARROW.width, CARD.width);
  return { cardWidth: Math.floor(cardWidth), gapX: Math.floor(gapX) };
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(high, Math.max(low, value));

function before<N>(
  id: string,
  edges: readonly MapEdge[],
  place: ReadonlyMap<string, Placed<N>>,
): number {
  const heights = edges.flatMap((edge) => {
    const from = edge.to === id ? place.get(edge.from) : undefined;
    return from ? [from.y] : [];
  });
  return heights.length === 0 ? 0 : heights.reduce((a, b) => a + b, 0) / heights.length;
}

function order<N extends MapNode>(nodes: readonly N[], height: (id: string) => number): N[] {
  const means = new Map<string, number[]>();
  const keyOf = (node: N): string => node.group ?? node.id;
  for (const node of nodes) {
    means.set(keyOf(node), [...(means.get(keyOf(node)) ?? []), height(node.id)]);
  }
  const mean = (node: N): number => {
    const list = means.get(keyOf(node)) ?? [0];
    return list.reduce((a, b) => a + b, 0) / list.length;
  };
  return nodes
    .map((node, index) => ({ node, index }))
    .sort((a, b) => mean(a.node) - mean(b.node) || a.index - b.index)
    .map(({ node }) => node);
}

function route<N>(
  from: Placed<N> | undefined,
  to: Placed<N> | undefined,
  cardWidth: number,
): string | null {
  if (!from || !to) return null;
  const middle = CARD.height / 2;
  if (from.x === to.x) {
    const x = from.x + cardWidth;
    const bow = NARROW.gapX;
    const [a, b] = [from.y + middle, to.y + middle];
    return `M${x},${a}C${x + bow},${a} ${x + bow},${b} ${x},${b}`;
  }
  const forward = from.x < to.x;
  const source = [from.x + (forward ? cardWidth : 0), from.y + middle] as const;
  const target = [to.x + (forward ? 0 : cardWidth), to.y + middle] as const;
  return link({ source, target });
}
