import { assert, AssertionError } from '../kernel/assert.ts';
import type { Instant } from '../kernel/clock.ts';
import type { RandomStream } from '../kernel/random.ts';
import type { Call, CallRequest, Identity, Look, Outcome, Push } from './call.ts';
import type { Declared, OperationContext, ServiceCall, ServiceContext } from './context.ts';
import { deepFreeze } from './freeze.ts';
import { send } from './gateway.ts';
import type { LazyText, LogPort, MetricPort, Ports } from './ports.ts';
import type { AnyService } from './service.ts';
import { operationNamed } from './stages/route.ts';
import type { Substrate } from './substrate.ts';

const DEPTH_LIMIT = 16;

/**
 * The gateway in operation: contexts of all services over one world's state, and the ports plugged
 * together. It holds no state of its own; after a restore the world opens a new door.
 */
export class Door {
  readonly substrate: Substrate;
  private readonly contexts = new Map<string, Map<string, ServiceContext<never>>>();
  private readonly providers = new Map<keyof Ports, AnyService>();
  private depth = 0;

  constructor(substrate: Substrate) {
    this.substrate = substrate;
    for (const service of substrate.services.values()) {
      for (const port of Object.keys(service.provides ?? {}) as (keyof Ports)[]) {
        assert(!this.providers.has(port), `two services provide the port ${port}`);
        this.providers.set(port, service);
      }
    }
  }

  /** Stamps a request and sends it through the gateway. */
  call(request: CallRequest): Outcome {
    const { substrate } = this;
    const call: Call = {
      ...request,
      params: deepFreeze(request.params),
      serial: substrate.nextSerial(),
      at: substrate.now(),
    };
    return this.enter(Object.freeze(call), false);
  }

  /** Runs a read as an unrecorded, all-seeing observer. */
  peek(request: Pick<Call, 'service' | 'operation' | 'region' | 'params'>): Outcome {
    const { service, operation, region, params } = request;
    const call: Call = {
      service,
      operation,
      region,
      params: deepFreeze(params),
      serial: 0,
      at: this.substrate.now(),
      credential: OBSERVER_CREDENTIAL,
      via: 'service',
      userAgent: 'observer',
      sourceIp: 'AWS Internal',
    };
    return this.enter(call, true);
  }

  /** The outside world acts on a resource. */
  stimulate({ service, stimulus, arg, region }: Required<Push>): unknown {
    const target = this.serviceNamed(service);
    const act = target.stimuli?.[stimulus];
    if (!act) throw new AssertionError(`${service} has no stimulus ${stimulus}`);
    return act(this.context(target, region), arg as never);
  }

  /** The context of a service in a Region (its one Region when it is global). */
  context(service: AnyService, region: string): ServiceContext<never> {
    const where = service.global ? 'us-east-1' : region;
    let byRegion = this.contexts.get(service.name);
    if (!byRegion) this.contexts.set(service.name, (byRegion = new Map()));
    let context = byRegion.get(where);
    if (!context) byRegion.set(where, (context = new BoundContext(this, service, where)));
    return context;
  }

  serviceNamed(name: string): AnyService {
    const service = this.substrate.services.get(name);
    if (!service) throw new AssertionError(`there is no service ${name}`);
    return service;
  }

  /** A port's function bound to its provider's context in `region`; undefined when nobody has it. */
  port<P extends keyof Ports>(port: P, region: string): PluggedPort<P> | undefined {
    const provider = this.providers.get(port);
    if (!provider) return undefined;
    const provided = provider.provides![port] as Ports[P];
    return { provided, ctx: this.context(provider, region) };
  }

  /** The text of a lazy message. */
  render(text: string | LazyText, region: string): string {
    if (typeof text === 'string') return text;
    const owner = this.serviceNamed(text.renderer.split('.')[0]!);
    const renderer = owner.renderers?.[text.renderer];
    assert(renderer, `there is no renderer ${text.renderer}`);
    return renderer(text.source as never, this.context(owner, region));
  }

  /** The value whose JSON a lazy message is. */
  jsonOf(text: LazyText, region: string): unknown {
    const owner = this.substrate.services.get(text.renderer.split('.')[0]!);
    const read = owner?.values?.[text.renderer];
    return owner && read ? read(text.source as never, this.context(owner, region)) : text.source;
  }

  private enter(call: Call, observe: boolean): Outcome {
    assert(this.depth < DEPTH_LIMIT, 'calls nest too deep');
    this.depth += 1;
    try {
      return send(this, call, observe);
    } finally {
      this.depth -= 1;
    }
  }
}

const OBSERVER_CREDENTIAL = Object.freeze({ kind: 'anonymous' } as const);

export interface PluggedPort<P extends keyof Ports> {
  readonly provided: Ports[P];
  readonly ctx: ServiceContext<never>;
}

/** The context of one operation's run: the service's own, plus who asks and what. */
export function operationContext(
  base: ServiceContext<never>,
  own: Pick<OperationContext, 'caller' | 'request' | 'authorize'>,
): OperationContext<never> {
  const context = Object.create(base) as { -readonly [K in keyof typeof own]: (typeof own)[K] };
  context.caller = own.caller;
  context.request = own.request;
  context.authorize = own.authorize;
  return context as OperationContext<never>;
}

class BoundContext implements ServiceContext<never> {
  readonly account: string;
  readonly seed: number;
  readonly region: string;
  readonly state: never;
  readonly metrics: ServiceContext['metrics'];
  readonly logs: ServiceContext['logs'];
  private readonly door: Door;
  private readonly service: AnyService;
  /** By the names the service uses: streams are never replaced, and naming one costs. */
  private readonly streams = new Map<string, RandomStream>();

  constructor(door: Door, service: AnyService, region: string) {
    this.door = door;
    this.service = service;
    this.region = region;
    this.account = door.substrate.account;
    this.seed = door.substrate.seed;
    this.state = door.substrate.stateOf(service, region);
    this.metrics = boundMetrics(door, region);
    this.logs = boundLogs(door, region);
  }

  get now(): Instant {
    return this.door.substrate.now();
  }

  stateIn(region: string): never {
    return this.door.context(this.service, region).state;
  }

  regions(): string[] {
    return this.door.substrate.regionsOf(this.service);
  }

  random(name: string): RandomStream {
    let stream = this.streams.get(name);
    if (!stream) {
      stream = this.door.substrate.random(`${this.service.name}/${name}`);
      this.streams.set(name, stream);
    }
    return stream;
  }

  schedule(at: Instant, kind: string, arg: unknown = null): void {
    const { name } = this.service;
    if (!isOwn(kind, name)) throw new AssertionError(`${kind} is not ${name}'s`);
    const { region } = this;
    this.door.substrate.schedule(at, { kind, region, arg: deepFreeze(arg) });
  }

  call(request: ServiceCall): Outcome {
    const agent = serviceAgent(request, this.service);
    return this.door.call({
      region: this.region,
      via: 'service',
      userAgent: agent,
      sourceIp: agent,
      ...request,
    });
  }

  peek({ service, operation, params, region = this.region }: Look): Outcome {
    return this.door.peek({ service, operation, params, region });
  }

  stimulate({ service, stimulus, arg, region = this.region }: Push): unknown {
    return this.door.stimulate({ service, stimulus, arg, region });
  }

  render(text: string | LazyText): string {
    return this.door.render(text, this.region);
  }

  jsonOf(text: LazyText): unknown {
    return this.door.jsonOf(text, this.region);
  }

  declared(name: string, operationName: string): Declared | undefined {
    const service = this.door.substrate.services.get(name);
    const operation = service && operationNamed(service, operationName);
    return operation && { service, operation };
  }
}

/** Whether work of this kind is `owner`'s: `<owner>.<what>`. */
export function isOwn(kind: string, owner: string): boolean {
  return kind.startsWith(owner) && kind[owner.length] === '.';
}

function serviceAgent(request: ServiceCall, service: AnyService): string {
  const { credential } = request;
  return credential.kind === 'service' ? credential.principal : service.eventSource;
}

function boundMetrics(door: Door, region: string): ServiceContext['metrics'] {
  const plug = () => {
    const port = door.port('metrics', region);
    assert(port, 'no service keeps metrics');
    return port as { provided: MetricPort; ctx: ServiceContext<never> };
  };
  let port: ReturnType<typeof plug> | undefined;
  return {
    series: (name) => {
      const { provided, ctx } = (port ??= plug());
      return provided.series(ctx, name);
    },
    put: (handle, at, value) => {
      const { provided, ctx } = (port ??= plug());
      provided.put(ctx, handle, { at, value });
    },
    putSet: (handle, set) => {
      const { provided, ctx } = (port ??= plug());
      provided.putSet(ctx, handle, set);
    },
    putValues: (handle, batch) => {
      const { provided, ctx } = (port ??= plug());
      provided.putValues(ctx, handle, batch);
    },
  };
}

function boundLogs(door: Door, region: string): ServiceContext['logs'] {
  const plug = () => {
    const port = door.port('logs', region);
    assert(port, 'no service keeps logs');
    return port as { provided: LogPort; ctx: ServiceContext<never> };
  };
  let port: ReturnType<typeof plug> | undefined;
  const to = () => (port ??= plug());
  return {
    stream: (group, stream) => to().provided.stream(to().ctx, group, stream),
    append: (handle, at, message) => to().provided.append(to().ctx, handle, { at, message }),
  };
}

/** The caller of a peek. */
export const OBSERVER: Identity = Object.freeze({
  type: 'AWSService',
  accountId: '',
  principalId: 'observer',
  arn: '',
  invokedBy: 'observer',
});
