/**
 * Scenario folders as a module: read and checked at build time, so that neither the YAML reader nor
 * the schema ships with the product. A faulty file fails the build with line and column.
 */
import type { Plugin } from 'vite';
import { readScenario, readWorld, scenarioIds } from './scenario-files.ts';

const NAME = 'virtual:scenarios';

export function scenarios(): Plugin {
  return {
    name: 'trailwatch-scenarios',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => {
      if (id !== `\0${NAME}`) return undefined;
      const worlds = { larkfield: readWorld('larkfield') };
      const all = scenarioIds().map(readScenario);
      return [
        `export const WORLDS = JSON.parse(${asText(worlds)});`,
        `export const SCENARIOS = JSON.parse(${asText(all)});`,
      ].join('\n');
    },
  };
}

function asText(value: unknown): string {
  return JSON.stringify(JSON.stringify(value));
}
