import { tick, untrack } from 'svelte';
import { keepPreferences, readPreferences } from '../../storage/preferences.ts';
import { keyAct } from './keys.ts';
import type { FeedbackNote } from '../../worker/protocol.ts';
import { Rereading } from './reading/rereading.ts';
import type { Session } from './session.svelte.ts';

const MINUTE = 60_000;

/** What is open in the frame, and what its keys do. */
export class Frame {
  navigation = $state(true);
  mission = $state(true);
  help = $state(false);
  /** Home without an open account is a page to read: nothing at its side until asked for. */
  readonly hasSide = $derived.by(
    () => this.#session.status.world !== null || this.#session.router.location.path !== '/',
  );
  narrow = $state(false);
  readonly #session: Session;
  /** The story on screen, and how much of its feedback the learner has been told. */
  #told = { story: '', notes: 0 };
  readonly #rereading = new Rereading(() => this.#loadMission());

  constructor(session: Session) {
    this.#session = session;
    const query = window.matchMedia('(max-width: 64rem)');
    this.narrow = query.matches;
    if (this.narrow) this.closeSheets();
    else this.#unfold();
    query.addEventListener('change', () => {
      this.narrow = query.matches;
      if (query.matches) this.closeSheets();
      else this.#unfold();
    });
    $effect(() => {
      void session.status.mission;
      void session.worldKey;
      untrack(() => void this.#rereading.ask());
    });
  }

  /** Both sides as they were left when there was room for them. */
  #unfold(): void {
    const kept = readPreferences();
    this.navigation = kept.navigationOpen;
    this.mission = kept.missionOpen;
  }

  toggleNavigation(): void {
    this.navigation = !this.navigation;
    if (this.narrow) this.mission = false;
    else keepPreferences({ ...readPreferences(), navigationOpen: this.navigation });
  }

  toggleMission(): void {
    this.mission = !this.mission;
    if (this.narrow) this.navigation = false;
    else keepPreferences({ ...readPreferences(), missionOpen: this.mission });
  }

  closeSheets(): void {
    this.navigation = false;
    this.mission = false;
  }

  /** A link of a sheet was followed: what it leads to is seen. */
  follow(): void {
    if (this.narrow) this.closeSheets();
  }

  keys(event: KeyboardEvent): void {
    const act = keyAct(event);
    if (act === null || document.querySelector('dialog[open]')) return;
    const session = this.#session;
    const { client, status } = session;
    if (act === 'help') this.help = true;
    else if (act === 'search') document.getElementById('search')?.focus();
    else if (act === 'close') {
      if (this.narrow) this.closeSheets();
      session.panel = null;
      return;
    } else if (!status.world) return;
    else if (act === 'mission') void this.#toMission();
    else if (act === 'step') void client.step(MINUTE);
    else if (act === 'next') void client.jumpToNextEvent();
    else if (act === 'play') this.#play();
    event.preventDefault();
  }

  async #toMission(): Promise<void> {
    if (!this.#session.mission) return;
    this.mission = true;
    if (this.narrow) this.navigation = false;
    await tick();
    document.getElementById('mission')?.focus();
  }

  #play(): void {
    const { client, status } = this.#session;
    if (status.lookingAt !== null) void client.lookAt(null);
    else if (status.running) client.pause();
    else client.play();
  }

  /** Shown at once: an act on the mission that is answered meanwhile must not be undone. */
  async #loadMission(): Promise<null> {
    const session = this.#session;
    const mission = session.status.mission ? await session.client.mission.state() : null;
    session.mission = mission;
    if (!mission) return null;
    const { feedback, scenario } = mission;
    const story = `${scenario.id}@${scenario.seed}`;
    const known = this.#told.story === story ? this.#told.notes : null;
    this.#told = { story, notes: feedback.length };
    if (known === null) this.#welcome();
    else this.#tell(feedback.slice(known));
    return null;
  }

  /** A story that has not begun yet starts with its brief. */
  #welcome(): void {
    const { now, world } = this.#session.status;
    if (!world || now > world.start) return;
    this.mission = true;
    if (this.narrow) this.navigation = false;
  }

  /** Feedback is said aloud, and led to where the mission is folded away. */
  #tell(notes: readonly FeedbackNote[]): void {
    for (const { title } of notes) {
      if (this.mission) this.#session.say(title);
      else this.#session.notice(title, { label: 'Read why', run: () => this.toggleMission() });
    }
  }
}
