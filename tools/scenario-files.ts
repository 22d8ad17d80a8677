import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  loadProof,
  loadScenario,
  loadYaml,
  tellProblems,
  type Loaded,
} from '../src/lessons/load.ts';
import {
  worldSchema,
  type ProofFile,
  type Scenario,
  type WorldFile,
} from '../src/lessons/schema.ts';

const ROOT = join(import.meta.dirname, '../scenarios');

/** Ids of the scenarios that are ready: drafts are not listed. */
export function scenarioIds(): string[] {
  return readdirSync(ROOT).filter((name) => findScenario(name) !== null);
}

/** The scenario of that name; null where there is none that is ready. */
export function findScenario(id: string): Scenario | null {
  const isThere = /^[\w-]+$/.test(id) && existsSync(join(ROOT, id, 'scenario.yaml'));
  const found = isThere ? readScenario(id) : null;
  return found?.draft ? null : found;
}

/** A scenario folder; fails with line and column of what is wrong. */
export function readScenario(id: string): Scenario {
  const file = read(`${id}/scenario.yaml`, loadScenario);
  const prose = (name: string) => readFileSync(join(ROOT, id, name), 'utf8');
  return { ...file, brief: prose('brief.md'), debrief: prose('debrief.md') };
}

export function readProof(id: string): ProofFile {
  return read(`${id}/proof.yaml`, loadProof);
}

export function readWorld(id: string): WorldFile {
  return read(`_worlds/${id}.yaml`, (text) => loadYaml(text, worldSchema));
}

function read<T>(path: string, load: (text: string) => Loaded<T>): T {
  const loaded = load(readFileSync(join(ROOT, path), 'utf8'));
  if (!loaded.ok) throw new Error(tellProblems(path, loaded.problems));
  return loaded.value;
}
