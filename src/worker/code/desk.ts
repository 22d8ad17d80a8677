/** The account's side of a learner's code: its requests through the wire, its keys. */
import type { CodeAnswer, CodeKeys } from '../../code/ports.ts';
import type { CallRequest } from '../../gateway/call.ts';
import type { WireRequest } from '../../wire/http.ts';
import { nextAnswerIds } from '../../world/views/answer-ids.ts';
import { secretOfKey } from '../../world/views/keys.ts';
import { lookedBack } from '../answers.ts';
import type { Host } from '../host.ts';
import { patiently } from '../patience.ts';
import { noteReceipt, type Play } from '../play.ts';

export class CodeDesk {
  private readonly host: Host;

  constructor(host: Host) {
    this.host = host;
  }

  /** Answers a request; `clock` is what the client's clock says. */
  async send(request: WireRequest, clock: number): Promise<CodeAnswer> {
    const { host } = this;
    const { learner, story } = host.present();
    const { wireHandler } = await import('../../wire/handler.ts');
    const handle = wireHandler(
      {
        homeRegion: story.homeRegion,
        now: () => host.present().world.now,
        keyOf: (id) => secretOfKey(host.present().world, id),
        submit: (call) => patiently(host, () => this.submit({ ...call, via: 'sdk' })),
      },
      { newRequestId: () => crypto.randomUUID(), clientNow: () => clock },
    );
    const response = await handle({ ...request, sourceIp: learner.sourceIp });
    return { response, at: host.present().world.now };
  }

  /** As CloudShell's container hands them out: whoever is signed in, for as long as that lasts. */
  keys(): CodeKeys {
    const play = this.host.present();
    const found = keysOf(play);
    if (found && (found.expiresAt ?? Infinity) > play.world.now) return found;
    play.learner = this.host.runner.act((world) => play.story.signIn(world));
    return keysOf(play)!;
  }

  private submit(request: CallRequest) {
    const { host } = this;
    const { looked } = host;
    if (looked) return { outcome: lookedBack(looked.now), requestId: crypto.randomUUID() };
    const sent = host.runner.act((world) => {
      const ids = nextAnswerIds(world, request.service);
      const callId = String(world.state.serial);
      return { ids, callId, at: world.now, outcome: world.submit(request) };
    });
    const { service, operation, params, region } = request;
    const asked = { service, operation, params, region };
    const { callId, at, outcome, ids } = sent;
    noteReceipt(host.present(), { callId, at, request: asked, outcome });
    void host.acted();
    return { outcome, ...ids };
  }
}

function keysOf({ world, learner }: Play): CodeKeys | null {
  const { credential } = learner;
  if (credential.kind !== 'key') return null;
  const { accessKeyId } = credential;
  const found = secretOfKey(world, accessKeyId);
  if (!found) return null;
  const { secret: secretAccessKey, ...rest } = found;
  return { accessKeyId, secretAccessKey, ...rest };
}
