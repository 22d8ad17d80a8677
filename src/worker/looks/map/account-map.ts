/** The account as a graph: who calls whom, from the visitors to the data, with live health. */
import type { World } from '../../../world/world.ts';
import type { AccountMap } from '../../views.ts';
import { alarmsOf } from '../resources.ts';
import { drawBack } from './back.ts';
import { drawFront, joinCallers, targetsOf } from './front.ts';
import { Sketch } from './sketch.ts';
import { drawWatch } from './watch.ts';

export function accountMap(world: World): AccountMap {
  const sketch = new Sketch(world, alarmsOf(world));
  const targets = targetsOf(world);
  drawFront(sketch, targets);
  drawBack(sketch);
  drawWatch(sketch);
  joinCallers(sketch, targets);
  return { nodes: sketch.nodes, edges: sketch.edges };
}
