/** Shuts what leads out of the account: the network, the browser's stores, other workers. */

const SHUT: Readonly<Record<string, string>> = {
  ...entries('reaches no network', [
    ...['fetch', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'EventSource', 'WebTransport'],
    ...['importScripts', 'FontFace', 'RTCPeerConnection'],
  ]),
  ...entries('has no stores of the browser', ['indexedDB', 'caches', 'cookieStore']),
  ...entries('starts no workers', ['Worker', 'SharedWorker', 'BroadcastChannel', 'postMessage']),
  ...entries('takes no code from texts', ['eval', 'Function']),
};

function entries(words: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, words]));
}

/**
 * Puts refusals in the place of what is shut, wherever on the global object it is found. `Function`
 * and its kin go too: `import()` out of a text would load from anywhere.
 */
export function isolate(scope: object): void {
  for (const [name, words] of Object.entries(SHUT)) {
    for (const owner of chainOf(scope)) {
      if (Object.hasOwn(owner, name)) shut(owner, name, refusal(name, words, scope));
    }
  }
  shut(scope, 'navigator', Object.freeze({ hardwareConcurrency: 1, language: 'en-US' }));
  const stands = Reflect.get(scope, 'Function') as unknown;
  const kinds = [() => 0, async () => 0, function* () {}, async function* () {}];
  for (const kind of kinds) {
    const prototype = Object.getPrototypeOf(kind) as object;
    shut(prototype, 'constructor', stands);
  }
}

function chainOf(scope: object): object[] {
  const chain: object[] = [];
  for (let at: object | null = scope; at; at = Object.getPrototypeOf(at) as object | null) {
    chain.push(at);
  }
  return chain;
}

function shut(owner: object, name: string, value: unknown): void {
  Object.defineProperty(owner, name, { value, writable: false, configurable: false });
}

/** Throws when it is called, with or without `new`; `instanceof` still works. */
function refusal(name: string, words: string, scope: object): () => never {
  const { prototype } = Object(Reflect.get(scope, name)) as { prototype?: object };
  function refused(): never {
    throw new Error(`${name} is not available: this code runs inside the account and ${words}.`);
  }
  if (prototype) refused.prototype = prototype;
  return refused;
}
