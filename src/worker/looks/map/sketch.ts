/** The map while it is drawn: nodes with everything found about their health. */
import type { World } from '../../../world/world.ts';
import type { AccountMap, MapNode } from '../../views.ts';
import { watchedBy, type Alarm } from '../resources.ts';

type Edge = AccountMap['edges'][number];
export type Health = MapNode['health'];

/** One thing that tells how a resource is. */
export interface Finding {
  readonly health: Health;
  readonly words: string;
}

/** A node before its health is judged; `watched`: dimension values its alarms are known by. */
export type Draft = Pick<MapNode, 'id' | 'kind' | 'label' | 'tier'> &
  Partial<Pick<MapNode, 'group' | 'figure' | 'route'>> & {
    readonly watched?: string;
    readonly findings?: readonly (Finding | null)[];
    /** What is said when all is well. */
    readonly words?: string;
  };

const RANK: Readonly<Record<Health, number>> = { bad: 4, warning: 3, off: 2, unknown: 1, good: 0 };

export class Sketch {
  readonly world: World;
  readonly nodes: MapNode[] = [];
  readonly edges: Edge[] = [];
  private readonly loud = new Map<string, string>();

  constructor(world: World, alarms: readonly Alarm[]) {
    this.world = world;
    for (const alarm of alarms) {
      if (alarm.StateValue !== 'ALARM') continue;
      for (const value of watchedBy(alarm)) this.loud.set(value, alarm.AlarmName);
    }
  }

  /** Adds a resource; the worst of what was found is how it is. */
  add(draft: Draft): void {
    const { watched, findings = [], words = '', group, figure, route, ...rest } = draft;
    const alarm = watched === undefined ? undefined : this.loud.get(watched);
    const all = findings.filter((finding) => finding !== null);
    if (alarm) all.unshift({ health: 'bad', words: `alarm ${alarm} is in ALARM` });
    const top = Math.max(0, ...all.map(({ health }) => RANK[health]));
    const worst = all.filter(({ health }) => RANK[health] === top);
    const health = worst[0]?.health ?? 'good';
    const said = worst.map((finding) => finding.words).join('; ') || words;
    const looks = { group: group ?? null, figure: figure ?? null, route: route ?? null };
    this.nodes.push({ ...rest, health, words: said, ...looks });
  }

  /** Draws an edge where both ends are on the map. */
  join(from: string, to: string, { label = '', flow = null }: Partial<Edge> = {}): void {
    const has = (id: string) => this.nodes.some((node) => node.id === id);
    if (has(from) && has(to)) this.edges.push({ from, to, label, flow });
  }
}

/** What a figure that grows with trouble says; null while it is well or not known. */
export function judged(
  value: number | null,
  limits: { readonly warning: number; readonly bad: number },
  words: string,
): Finding | null {
  if (value === null || value < limits.warning) return null;
  return { health: value >= limits.bad ? 'bad' : 'warning', words };
}
