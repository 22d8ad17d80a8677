/** Every operation that is simulated, called by the SDK's own client of its service. */
import { describe, expect, it } from 'vitest';
import { FITTINGS } from '../../src/world/fittings.ts';
import { wiredAccount } from './account.ts';
import { TOURS, walk } from './tours/all.ts';

describe.each(TOURS)('the SDK’s client of $service', ({ service, legs }) => {
  it('is answered as on AWS at every stop', async () => {
    for (const { step, answer } of await walk({ service, legs }, await wiredAccount())) {
      const { operation, refused = 'success' } = step;
      const found = answer.ok ? 'success' : `${answer.error.name}: ${answer.error.message}`;
      const told = refused === 'success' ? found : found.split(':')[0];
      expect(`${operation}: ${told}`).toBe(`${operation}: ${refused}`);
    }
  });

  it('calls everything that is simulated', () => {
    const simulated = FITTINGS.services.find(({ name }) => name === service)!.operations;
    const visited = new Set(
      legs
        .filter((one) => one.service === service)
        .flatMap(({ stops }) =>
          stops.map((stop) => (typeof stop === 'number' ? '' : stop.operation)),
        ),
    );
    expect(simulated.map(({ name }) => name).filter((name) => !visited.has(name))).toEqual([]);
  });
});
