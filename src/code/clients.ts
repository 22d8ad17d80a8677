/** The SDK's own clients, with the defaults that a machine in the account would have. */
import type { CodeKeys } from './ports.ts';

/** Node and system of the machine, as they stand in the user agent. */
export const NODE_VERSION = '20.20.2';
const SYSTEM = ['os/linux', '6.1.0-13-cloud-amd64'] as const;

type Pair = readonly [name: string, version?: string];
type UserAgent = () => Promise<readonly Pair[]>;

export interface Machine {
  /** The environment of the program; it may change while it runs. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly keys: () => Promise<CodeKeys>;
  readonly requestHandler: object;
}

interface ClientConfig {
  readonly region?: unknown;
  readonly requestHandler?: { readonly handle?: unknown };
  readonly defaultUserAgentProvider?: UserAgent;
}

interface Client {
  readonly config: { defaultUserAgentProvider: UserAgent };
}

/** A package's exports with its clients at home on this machine. */
export function onMachine(exports: object, machine: Machine): Readonly<Record<string, unknown>> {
  const dressed = Object.entries(exports).map(([name, value]) => [
    name,
    isClient(value) ? clientOn(value, machine) : (value as unknown),
  ]);
  return Object.freeze(Object.fromEntries(dressed));
}

type ClientClass = new (config: object) => Client;

/** `CloudWatchClient` and `CloudWatch` alike. */
function isClient(value: unknown): value is ClientClass {
  if (typeof value !== 'function') return false;
  const prototype = (value as { prototype?: object }).prototype;
  return prototype !== undefined && 'send' in prototype && 'destroy' in prototype;
}

/** The same class; what the code leaves open is filled in when a client is made. */
function clientOn(Class: ClientClass, machine: Machine): ClientClass {
  return new Proxy(Class, {
    construct: (target, [config = {}]: [ClientConfig?], newTarget) => {
      const made = Reflect.construct(target, [filledIn(config, machine)], newTarget) as Client;
      const own = made.config.defaultUserAgentProvider;
      if (!config.defaultUserAgentProvider) {
        made.config.defaultUserAgentProvider = async () => asNode(await own(), machine);
      }
      return made;
    },
  });
}

function filledIn(config: ClientConfig, machine: Machine): object {
  const { env, requestHandler } = machine;
  const isOwnHandler = typeof config.requestHandler?.handle === 'function';
  return {
    ...config,
    region: config.region ?? env['AWS_REGION'],
    credentialDefaultProvider: () => () => credentialsOf(machine),
    ...(isOwnHandler ? {} : { requestHandler }),
  };
}

/** The environment first, then the container's, as in the SDK's default chain. */
async function credentialsOf({ env, keys }: Machine): Promise<object> {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN } = env;
  if (AWS_ACCESS_KEY_ID && AWS_SECRET_ACCESS_KEY) {
    return {
      accessKeyId: AWS_ACCESS_KEY_ID,
      secretAccessKey: AWS_SECRET_ACCESS_KEY,
      ...(AWS_SESSION_TOKEN ? { sessionToken: AWS_SESSION_TOKEN } : {}),
      $source: { CREDENTIALS_ENV_VARS: 'g' },
    };
  }
  const { expiresAt, ...found } = await keys();
  const expiration = expiresAt === undefined ? {} : { expiration: new Date(expiresAt) };
  return { ...found, ...expiration, $source: { CREDENTIALS_HTTP: 'z' } };
}

/** What the SDK says of itself, with Node in the place of the browser that runs it. */
function asNode(pairs: readonly Pair[], { env }: Machine): Pair[] {
  const where = env['AWS_EXECUTION_ENV'];
  const told = pairs.map((pair): Pair => {
    if (pair[0].startsWith('os/')) return SYSTEM;
    return /^md\/(browser|nodejs)/.test(pair[0]) ? ['md/nodejs', NODE_VERSION] : pair;
  });
  return where ? [...told, [`exec-env/${where}`]] : told;
}
