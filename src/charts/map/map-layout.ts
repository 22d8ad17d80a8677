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
  /** Pixels of a card: narrower than `CARD` where the room is, then higher. */
  readonly cardWidth: number;
  readonly cardHeight: number;
}

/** Pixels of a card and of the room around it. */
export const CARD = { width: 184, height: 56, gapX: 60, gapY: 10 } as const;
/** What the columns may shrink to while a card's words stand in one line each. */
const NARROW = { width: 164, gapX: 24 } as const;
/** And while they stand in two. Where that is too wide still, the map scrolls at full size. */
const TIGHT = { width: 112, gapX: 16, height: 92 } as const;

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
  const { cardWidth, cardHeight, gapX } = columnsIn(room, Math.max(1, tiers.length));
  const place = new Map<string, Placed<N>>();
  const tallest = Math.max(1, ...tiers.map((tier) => nodes.filter((n) => n.tier === tier).length));
  const height = tallest * (cardHeight + CARD.gapY) - CARD.gapY;
  for (const [column, tier] of tiers.entries()) {
    const members = order(
      nodes.filter((node) => node.tier === tier),
      (id) => before(id, edges, place),
    );
    const used = members.length * (cardHeight + CARD.gapY) - CARD.gapY;
    for (const [row, node] of members.entries()) {
      const x = column * (cardWidth + gapX);
      const y = (height - used) / 2 + row * (cardHeight + CARD.gapY);
      place.set(node.id, { node, x, y });
    }
  }
  return {
    nodes: [...place.values()],
    edges: edges.flatMap((edge) => {
      const card = { width: cardWidth, height: cardHeight };
      const path = route(place.get(edge.from), place.get(edge.to), card);
      return path === null ? [] : [{ edge, path }];
    }),
    width: Math.max(1, tiers.length) * (cardWidth + gapX) - gapX,
    height,
    cardWidth,
    cardHeight,
  };
}

/** Gaps give way first, then the cards. */
function columnsIn(
  room: number,
  columns: number,
): { cardWidth: number; cardHeight: number; gapX: number } {
  const gaps = Math.max(1, columns - 1);
  const fits = ({ width, gapX }: { width: number; gapX: number }) =>
    room >= columns * width + gaps * gapX;
  if (!fits(TIGHT)) return { cardWidth: CARD.width, cardHeight: CARD.height, gapX: CARD.gapX };
  const [widest, least] = fits(NARROW) ? [CARD, NARROW] : [NARROW, TIGHT];
  const gapX = clamp((room - columns * widest.width) / gaps, least.gapX, widest.gapX);
  const cardWidth = clamp((room - gaps * gapX) / columns, least.width, widest.width);
  const cardHeight = least === TIGHT ? TIGHT.height : CARD.height;
  return { cardWidth: Math.floor(cardWidth), cardHeight, gapX: Math.floor(gapX) };
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
  card: { readonly width: number; readonly height: number },
): string | null {
  if (!from || !to) return null;
  const middle = card.height / 2;
  if (from.x === to.x) {
    const x = from.x + card.width;
    const bow = NARROW.gapX;
    const [a, b] = [from.y + middle, to.y + middle];
    return `M${x},${a}C${x + bow},${a} ${x + bow},${b} ${x},${b}`;
  }
  const forward = from.x < to.x;
  const source = [from.x + (forward ? card.width : 0), from.y + middle] as const;
  const target = [to.x + (forward ? 0 : card.width), to.y + middle] as const;
  return link({ source, target });
}
