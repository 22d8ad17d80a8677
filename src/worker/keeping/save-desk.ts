/** Saves with names, the list of them, files out and in, reset and its undo. */
import { storageRoom } from '../../storage/room.ts';
import type { KeptWorld } from '../../storage/kept.ts';
import { canUndoReset, exportAll, importAll, resetAll, undoReset } from '../../storage/transfer.ts';
import { keepNote, readNote } from '../../storage/notes.ts';
import { isFull } from '../../storage/db.ts';
import { copyShell, listWorlds, putWorld, removeWorld } from '../../storage/worlds.ts';
import { FULL, REFUSED } from './keeper.ts';
import type { Host, HostOptions } from '../host.ts';
import { describePlay } from '../play.ts';
import type { SavedWorld } from '../protocol.ts';

const NAME_CHARS = 100;
/** About what a row and an act take. */
const ROW_BYTES = 1_000;
const ACT_BYTES = 400;

export class SaveDesk {
  private readonly host: Host;
  private readonly options: HostOptions;

  constructor(host: Host, options: HostOptions) {
    this.host = host;
    this.options = options;
  }

  async list(): Promise<readonly SavedWorld[]> {
    return (await this.inWords(() => listWorlds(this.options.db))).map(savedWorld);
  }

  async save(name: string): Promise<SavedWorld> {
    const play = this.host.present();
    const savedAt = Date.now();
    const title = name.trim().slice(0, NAME_CHARS) || play.scenario.title;
    const { code, db } = this.options;
    const id = `save:${savedAt.toString(36)}`;
    const world = describePlay(play, { id, name: title, automatic: false, code, savedAt });
    const acts = play.world.state.journal.slice();
    await this.inWords(async () => {
      await putWorld(db, { world, acts, snapshot: null });
      await copyShell(db, play.saveId, id);
    });
    return savedWorld(world);
  }

  remove(id: string): Promise<void> {
    return this.inWords(() => removeWorld(this.options.db, id));
  }

  async exportFile(): Promise<Blob> {
    await this.host.keeper.acted();
    const bytes = await this.inWords(() => exportAll(this.options.db, Date.now()));
    return new Blob([new Uint8Array(bytes)], { type: 'application/gzip' });
  }

  importFile(file: Blob): Promise<{ added: number; words: string }> {
    return this.inWords(() => importAll(this.options.db, file));
  }

  async reset(): Promise<void> {
    await this.host.keeper.settled();
    await this.inWords(() => resetAll(this.options.db, Date.now()));
    await this.host.mount(null, -1);
  }

  canUndoReset(): Promise<boolean> {
    return this.inWords(() => canUndoReset(this.options.db));
  }

  undoReset(): Promise<boolean> {
    return this.inWords(() => undoReset(this.options.db));
  }

  readNote(about: string): Promise<string> {
    return this.inWords(() => readNote(this.options.db, about));
  }

  keepNote(about: string, text: string): Promise<void> {
    return this.inWords(() => keepNote(this.options.db, about, text));
  }

  storage() {
    return storageRoom();
  }

  /** What the store says, as a sentence for the learner. */
  private async inWords<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Error && error.name === 'BadFile') throw error;
      console.warn(error);
      throw new Error(isFull(error) ? FULL : REFUSED, { cause: error });
    }
  }
}

function savedWorld(kept: KeptWorld): SavedWorld {
  const { id, name, title, version, seed, start, end, historyFrom } = kept;
  return {
    id,
    name,
    scenario: { id: kept.scenario, title, version, seed, start, end, historyFrom },
    now: kept.now,
    savedAt: kept.savedAt,
    sizeBytes: ROW_BYTES + ACT_BYTES * kept.acts,
    automatic: kept.automatic,
  };
}
