/** An account behind the wire, without a network; runs in Node and in browsers. */
import { wireHandler, type WireHandler } from '../../src/wire/handler.ts';
import type { WireRequest } from '../../src/wire/http.ts';
import { sdkRequestHandler } from '../../src/wire/sdk-handler.ts';
import { FITTINGS } from '../../src/world/fittings.ts';
import { nextAnswerIds } from '../../src/world/views/answer-ids.ts';
import { secretOfKey, userKeys } from '../../src/world/views/keys.ts';
import type { WorldSpec } from '../../src/world/state.ts';
import { openWorld, type World } from '../../src/world/world.ts';

export const SEED = 7;

export interface WiredAccount {
  readonly world: World;
  readonly handle: WireHandler;
  /** For any client of the JavaScript SDK. */
  readonly config: ReturnType<typeof clientConfig>;
}

export interface Wiring {
  readonly openAs?: string;
  /** Sees every request before it is answered. */
  readonly onRequest?: (request: WireRequest) => void;
}

export function wired(spec: WorldSpec, { openAs, onRequest }: Wiring = {}): WiredAccount {
  const world = openWorld(spec, SEED, FITTINGS);
  let strays = 0;
  const answer = wireHandler(
    {
      homeRegion: spec.homeRegion,
      now: () => world.now,
      keyOf: (id) => secretOfKey(world, id),
      submit: (request) => {
        const ids = nextAnswerIds(world, request.service);
        return { outcome: world.submit(request), ...ids };
      },
    },
    {
      newRequestId: () => `00000000-0000-4000-8000-${String(strays++).padStart(12, '0')}`,
      clientNow: () => Date.now(),
      ...(openAs === undefined ? {} : { openAs }),
    },
  );
  const handle: WireHandler = (request) => {
    onRequest?.(request);
    return answer(request);
  };
  return { world, handle, config: clientConfig(world, handle) };
}

function clientConfig(world: World, handle: WireHandler) {
  const { accessKeyId, secretAccessKey } = userKeys(world)[0]!;
  return {
    region: 'eu-west-1',
    credentials: { accessKeyId, secretAccessKey },
    requestHandler: sdkRequestHandler(handle) as never,
    maxAttempts: 1,
  };
}
