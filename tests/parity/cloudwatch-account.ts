import type { CallRequest, Outcome, Params } from '../../src/gateway/call.ts';
import type { AnyService } from '../../src/gateway/service.ts';
import { cloudwatch } from '../../src/services/cloudwatch/index.ts';
import { MODEL_LAWS } from '../../src/aws/model/check.ts';
import type { WorldSpec } from '../../src/world/state.ts';
import { misfits } from '../support/answer-shape.ts';
import { openWorld, type World } from '../../src/world/world.ts';

export const NOW = Date.UTC(2026, 2, 2, 6);

const SPEC: WorldSpec = {
  id: 'blank',
  version: '1',
  account: '111122223333',
  homeRegion: 'eu-west-1',
  start: NOW,
  historyDays: 0,
  regions: { 'eu-west-1': {} },
  residents: {},
  modulations: [],
};

/** An account in which only CloudWatch (and what is given) lives. */
export function blankAccount(...others: AnyService[]): World {
  const fittings = { services: [cloudwatch, ...others], residents: [], model: MODEL_LAWS };
  return openWorld(SPEC, 7, fittings);
}

export function send(world: World, operation: string, params: Params): Outcome {
  const request: CallRequest = {
    service: 'cloudwatch',
    operation,
    region: 'eu-west-1',
    params,
    credential: { kind: 'anonymous' },
    via: 'cli',
    userAgent: 'aws-cli/2.15.0',
    sourceIp: '192.0.2.10',
  };
  return world.door.call(request);
}

/** The answer of a call that must succeed. */
export function ask<Result>(world: World, operation: string, params: Params): Result {
  const outcome = send(world, operation, params);
  if (outcome.ok) {
    const wrong = misfits('cloudwatch', operation, outcome.result);
    if (wrong.length === 0) return outcome.result as Result;
    throw new Error(wrong.join('\n'));
  }
  throw new Error(`${operation}: ${outcome.error.code}: ${outcome.error.message}`);
}
