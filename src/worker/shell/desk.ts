/** The account's side of the shell: makes its calls, lets time pass, keeps its files. */
import type { CliCall } from '../../cli/host.ts';
import type { CallRequest, Credential, Outcome } from '../../gateway/call.ts';
import type { KeptShell, PeekRequest, ShellAnswer } from '../../shell/ports.ts';
import { keepShell, readShell } from '../../storage/worlds.ts';
import { lookedBack } from '../answers.ts';
import type { Host, HostOptions } from '../host.ts';
import { noteReceipt, type Play } from '../play.ts';
import { wrongSecret } from '../../wire/signing/errors.ts';
import { secretOfKey } from '../../world/views/keys.ts';

export class ShellDesk {
  private readonly host: Host;
  private readonly options: HostOptions;

  constructor(host: Host, options: HostOptions) {
    this.host = host;
    this.options = options;
  }

  call(asked: CliCall): ShellAnswer {
    const play = this.host.present();
    const { looked } = this.host;
    if (looked) return { outcome: lookedBack(looked.now), at: looked.now };
    const refused = refuseSecret(play, asked);
    if (refused) return { outcome: refused, at: play.world.now };
    let sent = this.send(play, asked);
    const { outcome } = sent;
    const isOver = !outcome.ok && outcome.error.code === 'ExpiredToken';
    if (isOver && asked.credential.kind === 'session') {
      play.learner = this.host.runner.act((world) => play.story.signIn(world));
      sent = this.send(play, asked);
    }
    const { service, operation, params, region } = asked;
    const request = { service, operation, params, region };
    noteReceipt(play, { callId: sent.callId, at: sent.at, request, outcome: sent.outcome });
    void this.host.acted();
    return { outcome: sent.outcome, at: sent.at };
  }

  peek(request: PeekRequest): unknown {
    const world = this.host.looked ?? this.host.present().world;
    const outcome = world.peek(request);
    return outcome.ok ? outcome.result : null;
  }

  /** Runs the world on to an instant, whether the clock runs or stands. */
  async passTo(until: number): Promise<number> {
    const { host } = this;
    if (!host.looked && until > host.present().world.now) {
      await host.runner.advanceTo(until);
      host.changed();
      await host.rest();
    }
    return host.present().world.now;
  }

  now(): number {
    return (this.host.looked ?? this.host.present().world).now;
  }

  async kept(): Promise<KeptShell | null> {
    const { play } = this.host;
    if (!play || !this.options.keeps) return null;
    return (await readShell(this.options.db, play.saveId).catch(() => undefined)) ?? null;
  }

  async keep(shell: KeptShell): Promise<void> {
    const { play } = this.host;
    if (!play || !this.options.keeps) return;
    const row = { ...shell, world: play.saveId };
    await keepShell(this.options.db, row).catch(() => undefined);
  }

  private send(play: Play, { credential, ...asked }: CliCall) {
    const request: CallRequest = {
      ...asked,
      credential: credentialOf(play, credential),
      via: 'cli',
      sourceIp: play.learner.sourceIp,
    };
    return this.host.runner.act((world) => {
      const callId = String(world.state.serial);
      return { callId, at: world.now, outcome: world.submit(request) };
    });
  }
}

/** A known key with a secret that is not its own signs nothing. */
function refuseSecret({ world }: Play, { service, credential }: CliCall): Outcome | null {
  if (credential.kind !== 'key') return null;
  const known = secretOfKey(world, credential.accessKeyId);
  const isRight = !known || known.secret === credential.secretAccessKey;
  return isRight ? null : { ok: false, kind: 'aws', error: wrongSecret(service) };
}

function credentialOf({ learner }: Play, asked: CliCall['credential']): Credential {
  if (asked.kind === 'session') return learner.credential;
  if (asked.kind === 'anonymous') return asked;
  const { accessKeyId, sessionToken } = asked;
  return { kind: 'key', accessKeyId, ...(sessionToken ? { sessionToken } : {}) };
}
