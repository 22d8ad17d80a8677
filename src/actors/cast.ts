import { resident, type ResidentContext } from '../gateway/resident.ts';
import { SECOND_MS } from '../kernel/clock.ts';
import { drawBetween, drawChance, drawFrom } from '../kernel/random.ts';
import { stepAtDoor, type AtDoor } from './at-the-door.ts';
import type { Playbook, Step } from './playbook.ts';
import { credentialFor, sessionName, type As, type HeldSession, type Manner } from './principal.ts';
import { eachOf, paramsOf, prepare, type Lists } from './step-params.ts';
import { nextTime, type Timetable } from './timetable.ts';

/**
 * The people and automation that act in the account all day: each has hours, habits and a manner
 * of coming to the door. Everything they do is an ordinary call with an ordinary record.
 */
export interface CastConfig {
  readonly members: readonly Member[];
  readonly playbooks: Readonly<Record<string, Playbook>>;
  /** Lists for `{{name}}` in playbooks. */
  readonly picks: Lists;
  /** The agents of the console's own servers by service, where it is not `AWS Internal`. */
  readonly consoleAgents?: Readonly<Record<string, string>>;
}

export interface Member extends Manner, Timetable {
  readonly name: string;
  readonly as: As;
  /** Playbooks by name; a name given twice is done twice as often. */
  readonly does: readonly string[];
  /** How many of them in one go; default one. */
  readonly pages?: Range;
  /** Seconds spent on one before the next. */
  readonly dwellSeconds?: Range;
  /** Milliseconds between two calls; default 80 to 900. */
  readonly paceMs?: Range;
  /** Software of this machine, which rests while the machine does. */
  readonly onInstance?: string;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

interface CastState {
  readonly sessions: Map<string, HeldSession>;
}

type Cast = ResidentContext<CastState, CastConfig>;

/** What a step's entry carries: positions, so that it stays small. */
interface StepArg {
  readonly member: number;
  readonly playbook: string;
  readonly step: number;
  /** Place in the step's list, when it is done for each of one. */
  readonly nth?: number;
  /** Playbooks to come after this one. */
  readonly left?: number;
  readonly door?: AtDoor;
}

const PACE_MS: Range = { from: 80, to: 900 };
const DWELL_SECONDS: Range = { from: 15, to: 120 };

export const cast = resident<CastState, CastConfig>({
  name: 'cast',
  empty: () => ({ sessions: new Map() }),
  start: (ctx) => ctx.config.members.forEach((_, index) => scheduleNext(ctx, index)),
  handlers: {
    'cast.wake': (ctx, index: number) => {
      const member = ctx.config.members[index]!;
      const luck = ctx.random(member.name);
      const { pages } = member;
      const left = pages ? drawBetween(luck, pages.from, pages.to) - 1 : 0;
      const playbook = drawFrom(luck, member.does);
      if (isAwake(ctx, member)) doStep(ctx, { member: index, playbook, step: 0, left });
      scheduleNext(ctx, index);
    },
    'cast.step': (ctx, arg: StepArg) => doStep(ctx, arg),
  },
});

function scheduleNext(ctx: Cast, index: number): void {
  const member = ctx.config.members[index]!;
  ctx.schedule(nextTime(ctx.now, member, ctx.random(member.name)), 'cast.wake', index);
}

function isAwake(ctx: Cast, { onInstance }: Member): boolean {
  if (onInstance === undefined) return true;
  const params = { InstanceIds: [onInstance] };
  const status = ctx.peek({ service: 'ec2', operation: 'DescribeInstanceStatus', params });
  return status.ok && (status.result['InstanceStatuses'] as unknown[]).length > 0;
}

/** Does one step and schedules the one after it. */
function doStep(ctx: Cast, arg: StepArg): void {
  const member = ctx.config.members[arg.member]!;
  const step = ctx.config.playbooks[arg.playbook]?.[arg.step];
  if (!step) return;
  const atDoor = stepAtDoor(ctx, member, { as: inRole(member, step), done: arg.door });
  if (atDoor) {
    ctx.schedule(ctx.now + atDoor.waitMs, 'cast.step', { ...arg, door: atDoor.did });
    return;
  }
  const luck = ctx.random(member.name);
  if (drawChance(luck, (step.chance ?? 100) / 100)) act(ctx, member, { step, nth: arg.nth ?? 0 });
  goOn(ctx, member, arg);
}

/** To the next of a list, the next step, or the next playbook. */
function goOn(ctx: Cast, member: Member, { member: index, playbook, step, ...arg }: StepArg): void {
  const luck = ctx.random(member.name);
  const { nth = 0, left = 0 } = arg;
  const steps = ctx.config.playbooks[playbook]!;
  const list = eachOf(ctx.config.picks, steps[step]!);
  const inList = list !== undefined && nth + 1 < list.length;
  const next = inList ? steps[step]! : steps[step + 1];
  if (next) {
    const pace = member.paceMs ?? PACE_MS;
    const waitMs = next.afterMs ?? drawBetween(luck, pace.from, pace.to);
    const place = inList ? { step, nth: nth + 1 } : { step: step + 1 };
    const to: StepArg = { member: index, playbook, ...place, left };
    ctx.schedule(ctx.now + waitMs, 'cast.step', to);
  } else if (left > 0) {
    const dwell = member.dwellSeconds ?? DWELL_SECONDS;
    const waitMs = drawBetween(luck, dwell.from * SECOND_MS, dwell.to * SECOND_MS);
    const to: StepArg = {
      member: index,
      playbook: drawFrom(luck, member.does),
      step: 0,
      left: left - 1,
    };
    ctx.schedule(ctx.now + waitMs, 'cast.step', to);
  }
}

function act(ctx: Cast, member: Member, { step, nth }: { step: Step; nth: number }): void {
  const { now, homeRegion, account, call } = ctx;
  const { sessions } = ctx.state;
  const as = inRole(member, step);
  const credential = credentialFor({ now, homeRegion, account, sessions, call }, as, member);
  if (!credential) return;
  const { service, operation } = prepare(step);
  call({
    service,
    operation,
    region: step.region ?? homeRegion,
    params: paramsOf(ctx.config.picks, step, { nth, luck: ctx.random(member.name) }),
    credential,
    via: member.via,
    userAgent: agentOf(ctx.config, member, service),
    sourceIp: member.from,
  });
  if (operation === 'ExitRole' && 'role' in as && 'with' in as) sessions.delete(sessionName(as));
}

/** Who does the step: the member, or the member in another role. */
function inRole({ as }: Member, { inRole: role }: Step): As {
  if (role === undefined) return as;
  return { role, session: 'login' in as ? as.login : role, with: as };
}

/** At the console its servers call, except at the sign-in pages, where the browser does. */
function agentOf({ consoleAgents }: CastConfig, { via, agent }: Member, service: string): string {
  if (via !== 'console' || service === 'signin') return agent;
  return consoleAgents?.[service] ?? 'AWS Internal';
}
