/** Registers the service worker, and offers a new version once it waits. */

export class Update {
  private waiting: ServiceWorker | null = null;
  private listener: () => void = () => undefined;

  /** Calls back once a new version is there and waits to take over. */
  onReady(ready: () => void): void {
    this.listener = ready;
    if (this.waiting) ready();
  }

  /** Lets the new version take over; the page loads anew, the world is where it was. */
  apply(): void {
    // tidy-allow: the browser's own door to a service worker
    this.waiting?.postMessage({ type: 'SKIP_WAITING' });
  }

  offer(worker: ServiceWorker): void {
    this.waiting = worker;
    this.listener();
  }
}

/** Keeps the product for use without a network. Other browsers are served from the network. */
export function keepOffline(address: URL | null): Update {
  const update = new Update();
  if (!address || !('serviceWorker' in navigator)) return update;
  const hadController = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hadController) location.reload();
  });
  navigator.serviceWorker
    .register(address)
    .then((registration) => watch(registration, update))
    .catch((error: unknown) => console.warn('Not kept for use without a network:', error));
  return update;
}

function watch(registration: ServiceWorkerRegistration, update: Update): void {
  const offer = () => {
    const { waiting } = registration;
    if (waiting && navigator.serviceWorker.controller) update.offer(waiting);
  };
  offer();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offer);
  });
}
