import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROUTES } from '../../src/ui/routes.ts';
import { match, readHash } from '../../src/ui/shell/route.ts';
import { isRegion } from '../../src/ui/text/navigation.ts';
import { readScenario, scenarioIds } from '../../tools/scenario-files.ts';

describe.each(scenarioIds())('the scenario %s', (id) => {
  const { feedback, next } = readScenario(id);
  const routes = feedback.flatMap(({ id, proof }) => (proof ? [{ id, route: proof.route }] : []));

  it('is proven by a test file of its name', () => {
    expect(existsSync(new URL(`./${id}.test.ts`, import.meta.url))).toBe(true);
  });

  it.each(routes)('leads with the note $id to a page that exists', ({ route }) => {
    const { path, query } = readHash(route);
    expect(match(ROUTES, path), route).not.toBe(null);
    if (query.has('region')) expect(isRegion(query.get('region'))).toBe(true);
  });

  it('recommends a scenario that exists', () => {
    expect(scenarioIds()).toContain(next.scenario);
  });
});
