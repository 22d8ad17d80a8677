import { getContext, setContext } from 'svelte';
import { Drawer, drawInTurn } from '../../charts/frame/turns.ts';
import type {
  ApiError,
  ApiRequest,
  CallResult,
  MissionState,
  NewPin,
  Pin,
  WorldClient,
  WorldStatus,
} from '../../worker/protocol.ts';
import { keepDesk, readDesk } from '../../storage/last-place.ts';
import { HOME_REGION, isRegion } from '../text/navigation.ts';
import type { Flash, FlashAction } from '../kit/feedback/flash.ts';
import type { Router } from './router.svelte.ts';

export type PanelContent =
  | { readonly kind: 'call'; readonly callId: string }
  | { readonly kind: 'record'; readonly eventId: string }
  | {
      readonly kind: 'json';
      readonly title: string;
      readonly value: unknown;
      readonly pin?: NewPin;
    };

export interface ActWords {
  /** Said when the call succeeded: "The instance web-1 is stopping." */
  readonly done: string;
  /** Said when it failed, before AWS's own words: "The instance was not stopped." */
  readonly failed: string;
}

const LOOKING_BACK: ApiError = {
  code: 'LookingBack',
  message: 'You are looking at an earlier moment. Go back to now, or branch here, before you act.',
  status: 409,
  kind: 'aws',
};

/** What every screen shares: the world's status, the flash messages, the split panel. */
export class Session {
  status = $state.raw<WorldStatus>() as WorldStatus;
  flashes = $state.raw<readonly Flash[]>([]);
  panel = $state.raw<PanelContent | null>(null);
  mission = $state.raw<MissionState | null>(null);
  /** Something was asked of the mission that waits for the account's history. */
  missionWaits = $state(false);
  /** What the one polite live region says. */
  spoken = $state('');
  readonly revision = $derived(this.status.revision);
  readonly now = $derived(this.status.now);
  readonly lookingBack = $derived(this.status.lookingAt !== null);
  readonly worldKey = $derived(
    `${this.status.world?.id ?? ''}/${this.status.world?.seed ?? ''}/${
      this.status.branches.find((branch) => branch.current)?.id ?? ''
    }`,
  );
  #region = $state(HOME_REGION);
  #nextFlash = 1;
  #carried: readonly number[] = [];

  constructor(
    readonly client: WorldClient,
    readonly router: Router,
  ) {
    this.status = client.status();
    const drawer = new Drawer(() => (this.status = client.status()));
    client.subscribe(({ running }) => {
      // While time runs it is one picture among others; what an act changed is seen at once.
      if (running && this.status.running) drawInTurn(drawer);
      else drawer.draw();
    });
  }

  /**
   * Only the account's screens do this, not the world for show: they look in the Region that this
   * tab looked in last, and in the one that a link names.
   */
  followLinks(): void {
    const { region } = readDesk();
    if (isRegion(region)) this.#region = region;
    this.router.onarrive((query) => this.#arrive(query));
  }

  /** The Region that the pages look and act in; a reload of the tab keeps it. */
  get region(): string {
    return this.#region;
  }

  set region(next: string) {
    this.#region = next;
    keepDesk({ region: next });
  }

  /** A link may name the Region that its page is about; from then on the learner chooses. */
  #arrive(query: URLSearchParams): void {
    const asked = query.get('region');
    if (asked === null) return;
    if (isRegion(asked)) this.region = asked;
    this.router.forget('region');
  }

  /** A console read: recorded, unless the screens look at the past. */
  async read<T>(request: ApiRequest): Promise<CallResult<T>> {
    const located = this.#located(request);
    if (!this.lookingBack) return this.client.call<T>(located);
    const outcome = await this.client.peek<T>(located);
    return { ...outcome, callId: '', at: this.now };
  }

  peek<T>(request: ApiRequest) {
    return this.client.peek<T>(this.#located(request));
  }

  /** A write by the learner: says how it went and offers the call and its record. */
  async act<T = unknown>(request: ApiRequest, words: ActWords): Promise<CallResult<T>> {
    if (this.lookingBack) {
      this.flash('warning', words.failed, LOOKING_BACK.message);
      return { ok: false, error: LOOKING_BACK, callId: '', at: this.now };
    }
    const result = await this.client.call<T>(this.#located(request));
    const { callId } = result;
    const show: FlashAction = {
      label: 'Show the call',
      run: () => (this.panel = { kind: 'call', callId }),
    };
    const actions = [show];
    if (result.ok) this.#push({ tone: 'success', title: words.done, text: '', actions });
    else {
      const text = `${result.error.code}: ${result.error.message}`;
      this.#push({ tone: 'error', title: words.failed, text, actions });
    }
    return result;
  }

  flash(tone: Flash['tone'], title: string, text = ''): void {
    this.#push({ tone, title, text, actions: [] });
  }

  /** Something that happened while the learner did something else, and where it leads. */
  notice(title: string, action: FlashAction): void {
    this.#push({ tone: 'warning', title, text: '', actions: [action] });
  }

  /** A note goes with the act to the page it leads to, and no further. */
  turnPage(): void {
    this.panel = null;
    this.flashes = this.flashes.filter((flash) => !this.#carried.includes(flash.id));
    this.#carried = this.flashes.map((flash) => flash.id);
  }

  #push(flash: Omit<Flash, 'id'>): void {
    const id = this.#nextFlash;
    this.#nextFlash += 1;
    this.flashes = [...this.flashes.slice(-3), { id, ...flash }];
    this.say(`${flash.title} ${flash.text}`);
  }

  dismiss(id: number): void {
    this.flashes = this.flashes.filter((flash) => flash.id !== id);
  }

  say(words: string): void {
    this.spoken = words;
  }

  /** Acts on the mission; what is asked before the account's history is there waits for it. */
  async onMission(
    act: (mission: WorldClient['mission']) => Promise<MissionState>,
  ): Promise<MissionState> {
    this.missionWaits = typeof this.status.history === 'number';
    try {
      return (this.mission = await act(this.client.mission));
    } finally {
      this.missionWaits = false;
    }
  }

  async pin(pin: NewPin): Promise<void> {
    if (!this.status.mission) {
      this.flash('info', 'There is no evidence board here', 'Boards belong to scenarios.');
      return;
    }
    await this.onMission((mission) => mission.pin(pin));
    this.say(`Pinned: ${pin.title}`);
  }

  async unpin(id: string): Promise<void> {
    await this.onMission((mission) => mission.unpin(id));
    this.say('Taken off the evidence board.');
  }

  /** The pin on the board that stands for this, if there is one. */
  pinned({ kind, ref }: Pick<NewPin, 'kind' | 'ref'>): Pin | null {
    const found = this.mission?.pins.find((pin) => pin.kind === kind && pin.ref === ref);
    return found ?? null;
  }

  #located(request: ApiRequest): ApiRequest {
    return { region: this.region, ...request };
  }
}

const KEY = Symbol('session');
export const provideSession = (session: Session): Session => setContext(KEY, session);
export const useSession = (): Session => getContext<Session>(KEY);
