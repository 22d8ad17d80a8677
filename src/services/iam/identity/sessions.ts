/** Temporary credentials: made, kept while they live, swept when long dead. */
import type { Identity } from '../../../gateway/call.ts';
import type { ServiceContext } from '../../../gateway/context.ts';
import { HOUR_MS } from '../../../kernel/clock.ts';
import type { IamState, Session } from '../state.ts';
import { drawAccessKeyId, drawSecret, drawSessionToken } from './new-ids.ts';

/** Expired credentials are kept this long, so that using them is answered with ExpiredToken. */
const KEPT_EXPIRED_MS = 12 * HOUR_MS;
const SWEEP_EVERY_MS = HOUR_MS;

export type NewSession = Pick<Session, 'kind' | 'expiresAt' | 'owner'> &
  Partial<Pick<Session, 'policies' | 'tags' | 'transitiveTagKeys' | 'mfaAt'>> & {
    readonly identity: (accessKeyId: string) => Identity;
  };

/** Mints credentials and keeps them. */
export function openSession(ctx: ServiceContext<IamState>, wanted: NewSession): Session {
  const stream = ctx.random('sessions');
  const id = drawAccessKeyId(stream, 'ASIA');
  const { identity, policies, mfaAt } = wanted;
  const session: Session = Object.freeze({
    id,
    secret: drawSecret(stream),
    token: drawSessionToken(stream),
    kind: wanted.kind,
    expiresAt: wanted.expiresAt,
    owner: wanted.owner,
    identity: identity(id),
    tags: wanted.tags ?? [],
    transitiveTagKeys: wanted.transitiveTagKeys ?? [],
    ...(policies ? { policies: Object.freeze([...policies]) } : {}),
    ...(mfaAt === undefined ? {} : { mfaAt }),
  });
  ctx.state.sessions.set(id, session);
  if (!ctx.state.isSweepDue) {
    ctx.state.isSweepDue = true;
    ctx.schedule(ctx.now + SWEEP_EVERY_MS, 'iam.sweep');
  }
  return session;
}

/** Forgets sessions that expired long ago; comes back only while some are left. */
export function sweepSessions(ctx: ServiceContext<IamState>): void {
  const { state, now } = ctx;
  for (const [id, session] of state.sessions) {
    if (session.expiresAt + KEPT_EXPIRED_MS < now) state.sessions.delete(id);
  }
  for (const [name, id] of state.serviceSessions) {
    if (!state.sessions.has(id)) state.serviceSessions.delete(name);
  }
  state.isSweepDue = state.sessions.size > 0;
  if (state.isSweepDue) ctx.schedule(now + SWEEP_EVERY_MS, 'iam.sweep');
}

/** Ends every session that lives on a user or role that is gone. */
export function endSessionsOf(state: IamState, owner: string): void {
  for (const [id, session] of state.sessions) {
    if (session.owner === owner) state.sessions.delete(id);
  }
}

/** The answer's Credentials. */
export function credentialsAnswer(session: Session): Record<string, unknown> {
  return {
    AccessKeyId: session.id,
    SecretAccessKey: session.secret,
    SessionToken: session.token,
    Expiration: session.expiresAt,
  };
}
