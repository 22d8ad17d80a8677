/** The mission of the play that is open: its acts, and when it looks at the world. */
import { HistoryAbsent } from '../../kernel/absent.ts';
import { noteProgress } from '../../storage/progress.ts';
import { HINTS_AFTER_MS } from '../../lessons/guidance.ts';
import type { Host, HostOptions } from '../host.ts';
import type { Play } from '../play.ts';
import type { MissionState } from '../protocol.ts';
import type { Job } from '../time/runner.ts';
import { doMission, type MissionAct } from './mission-act.ts';
import { groundOf } from './mission-ground.ts';
import type { MissionSession } from './story.ts';

/** How often it looks while time runs, real milliseconds. */
const EVERY_MS = 400;
/** How long after an act: once for a burst of them. */
const SOON_MS = 50;
/** How long nothing has to be done before the next check is prepared. */
const REST_MS = 1_500;

export class MissionDesk {
  private readonly host: Host;
  private readonly options: HostOptions;
  private lookedAt = 0;
  private isDue = false;
  /** Grows with every act: what was to be prepared after an older one is not. */
  private actsSeen = 0;
  /** Grows with every piece of evidence: who waited since an older one has waited for nothing. */
  private evidenceSeen = 0;

  constructor(host: Host, options: HostOptions) {
    this.host = host;
    this.options = options;
  }

  /** Gives a play its mission, from what was kept of it. */
  start(play: Play, kept: unknown): void {
    play.mission = this.options.library.startMission(groundOf(this.host, play), kept);
    this.awaitEvidence();
  }

  /** Answers once what it changed is kept: what the screens show as done outlasts a reload. */
  async do(act: MissionAct): Promise<MissionState | null> {
    const { mission } = this.host.present();
    if (!mission) return null;
    const state = await doMission(mission, act);
    if (act.do === 'pin' || act.do === 'claim') this.awaitEvidence();
    if (act.do !== 'state') await this.changed();
    return state;
  }

  /**
   * Hints are offered when none has come for some minutes of the learner's own time: simulated
   * time may stand still while they think, or run through a day in one of their minutes.
   */
  private awaitEvidence(): void {
    const seen = ++this.evidenceSeen;
    this.options.machine.later(() => {
      if (seen === this.evidenceSeen) this.meet((mission) => mission.waited());
    }, HINTS_AFTER_MS);
  }

  /** Its state moved: kept with the world, noted as progress. */
  async changed(): Promise<void> {
    const { play } = this.host;
    if (!play?.mission) return;
    const progress = {
      scenario: play.scenario.id,
      outcome: play.mission.outcome(),
      at: Date.now(),
      detail: null,
    };
    noteProgress(this.options.db, progress).catch(() => undefined);
    await this.host.acted();
  }

  /** Looks at the world. What is not there yet is looked at when it is. */
  look(): void {
    this.meet((mission) => mission.timePassed());
  }

  private meet(visit: (mission: MissionSession) => void): void {
    const { play, filling } = this.host;
    try {
      if (play?.mission) visit(play.mission);
    } catch (error) {
      if (!filling || !(error instanceof HistoryAbsent)) throw error;
    }
  }

  /** Looks a few times a second at most. */
  lookAtTimes(): void {
    const now = this.options.machine.clock();
    if (now - this.lookedAt <= EVERY_MS) return;
    this.lookedAt = now;
    this.look();
  }

  /** Looks at what was just done. */
  soon(): void {
    const seen = ++this.actsSeen;
    this.options.machine.later(() => this.prepare(seen), REST_MS);
    if (this.isDue) return;
    this.isDue = true;
    this.options.machine.later(() => {
      this.isDue = false;
      this.look();
      this.host.report();
    }, SOON_MS);
  }

  /** Prepares the next check in the time that is left, until somebody does something. */
  private prepare(seen: number): void {
    const { play, filling, runner } = this.host;
    if (!play?.mission || filling || seen !== this.actsSeen) return;
    const isWanted = () => this.host.play === play && seen === this.actsSeen;
    void runner.runAside(whileWanted(play.mission.prepare(), isWanted));
  }
}

/** A hidden world that breaks is no matter of the world that is played: the check will tell. */
function* whileWanted(work: Generator<null, void>, isWanted: () => boolean): Job {
  try {
    while (isWanted() && !work.next().done) yield null;
  } catch (error) {
    console.error('A hidden world stopped:', error);
  }
}
