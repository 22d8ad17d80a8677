import { merge } from './merge.ts';
import type { ScenarioFile } from './schema.ts';

/** A scenario as it is told on a seed: on the twin's, the same picture has another cause. */
export function toldOn<File extends ScenarioFile>(scenario: File, seed: number): File {
  const { twin } = scenario;
  if (!twin || twin.seed !== seed) return scenario;
  const { seed: _seed, why: _why, changes: _world, ...told } = twin;
  return merge(scenario, told) as File;
}
