import { calendarOf } from '../aws/instant.ts';
import type { Params } from '../gateway/call.ts';
import { resident, type ResidentContext } from '../gateway/resident.ts';
import { DAY_MS, floorTo, HOUR_MS, MINUTE_MS, type Instant } from '../kernel/clock.ts';
import { drawBetween, drawChance, drawExponential, drawFrom } from '../kernel/random.ts';
import { fill, hasPicks, target, type Picks, type Playbook } from './playbook.ts';
import {
  credentialFor,
  signInRequest,
  type As,
  type HeldSession,
  type Manner,
} from './principal.ts';

/**
 * The people and automation that act in the account all day: each has hours, habits and a manner
 * of coming to the door. Everything they do is an ordinary call with an ordinary record.
 */
export interface CastConfig {
  readonly members: readonly Member[];
  readonly playbooks: Readonly<Record<string, Playbook>>;
  /** Lists for `{{name}}` in playbooks. */
  readonly picks: Readonly<Record<string, readonly unknown[]>>;
}

export interface Member extends Manner {
  readonly name: string;
  readonly as: As;
  /** Working hours in UTC; everybody else works round the clock. */
  readonly hours?: { readonly from: number; readonly to: number; readonly weekends?: boolean };
  /** Mean minutes between two habits … */
  readonly everyMinutes?: number;
  /** … or fixed times of day, in minutes after midnight UTC. */
  readonly at?: readonly number[];
  /** Playbooks by name; a name given twice is done twice as often. */
  readonly does: readonly string[];
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
  /** The password was mistyped a moment ago. */
  readonly again?: boolean;
}

/** In percent: how often somebody mistypes the password first. */
const MISTYPES = 25;

export const cast = resident<CastState, CastConfig>({
  name: 'cast',
  empty: () => ({ sessions: new Map() }),
  start: (ctx) => ctx.config.members.forEach((_, index) => scheduleNext(ctx, index)),
  handlers: {
    'cast.wake': (ctx, index: number) => {
      const member = ctx.config.members[index]!;
      const playbook = drawFrom(ctx.random(member.name), member.does);
      doSteps(ctx, { member: index, playbook, step: 0 });
      scheduleNext(ctx, index);
    },
    'cast.step': (ctx, arg: StepArg) => doSteps(ctx, arg),
  },
});

/** Does one step and schedules the one after it. */
function doSteps(ctx: Cast, arg: StepArg): void {
  const member = ctx.config.members[arg.member]!;
  const luck = ctx.random(member.name);
  const steps = ctx.config.playbooks[arg.playbook] ?? [];
  const step = steps[arg.step];
  if (!step) return;
  if (mistypes(ctx, member, arg)) {
    const waitMs = drawBetween(luck, 6_000, 25_000);
    ctx.schedule(ctx.now + waitMs, 'cast.step', { ...arg, again: true });
    return;
  }
  if (drawChance(luck, (step.chance ?? 100) / 100)) act(ctx, member, step);
  const next = steps[arg.step + 1];
  if (!next) return;
  const waitMs = next.afterMs ?? drawBetween(luck, 80, 900);
  const { member: index, playbook } = arg;
  ctx.schedule(ctx.now + waitMs, 'cast.step', { member: index, playbook, step: arg.step + 1 });
}

/** A real, failed sign-in, now and then, before the one that works. */
function mistypes(ctx: Cast, member: Member, arg: StepArg): boolean {
  const { as } = member;
  if (!('login' in as) || arg.again) return false;
  const held = ctx.state.sessions.get(`login/${as.login}`);
  if (held && held.until > ctx.now) return false;
  if (!drawChance(ctx.random(`${member.name}/typing`), MISTYPES / 100)) return false;
  ctx.call(signInRequest({ ...as, password: `${as.password}1` }, member));
  return true;
}

function act(ctx: Cast, member: Member, step: Playbook[number]): void {
  const taker = {
    now: ctx.now,
    homeRegion: ctx.homeRegion,
    account: ctx.account,
    sessions: ctx.state.sessions,
    call: ctx.call,
  };
  const credential = credentialFor(taker, member.as, member);
  if (!credential) return;
  const { service, operation } = prepare(step);
  ctx.call({
    service,
    operation,
    region: step.region ?? ctx.homeRegion,
    params: paramsOf(ctx, member, step),
    credential,
    via: member.via,
    userAgent: member.via === 'console' ? 'AWS Internal' : member.agent,
    sourceIp: member.from,
  });
}

const NO_PARAMS = Object.freeze({});

/** The step's parameters: the frozen ones of the config itself where nothing is drawn. */
function paramsOf(ctx: Cast, member: Member, step: Playbook[number]): Params {
  const params = step.with ?? NO_PARAMS;
  if (!prepare(step).draws) return params;
  return fill(params, picksOf(ctx.config), ctx.random(member.name));
}

/** A step looked through once. */
interface Prepared {
  readonly service: string;
  readonly operation: string;
  readonly draws: boolean;
}

// tidy-allow: memos of frozen configs; what they hold never depends on what ran before.
const prepared = new WeakMap<Playbook[number], Prepared>();
const picks = new WeakMap<CastConfig, Picks>(); // tidy-allow: memo of frozen configs

function prepare(step: Playbook[number]): Prepared {
  let known = prepared.get(step);
  if (!known) prepared.set(step, (known = { ...target(step.call), draws: hasPicks(step.with) }));
  return known;
}

function picksOf(config: CastConfig): Picks {
  let lists = picks.get(config);
  if (!lists) picks.set(config, (lists = new Map<string, unknown>(Object.entries(config.picks))));
  return lists;
}

function scheduleNext(ctx: Cast, index: number): void {
  const member = ctx.config.members[index]!;
  const at = member.at ? nextFixed(ctx.now, member.at) : nextDrawn(ctx, member);
  ctx.schedule(at, 'cast.wake', index);
}

function nextFixed(now: Instant, minutes: readonly number[]): Instant {
  const day = floorTo(now, DAY_MS);
  const today = minutes.map((minute) => day + minute * MINUTE_MS).filter((at) => at > now);
  const tomorrow = minutes.map((minute) => day + DAY_MS + minute * MINUTE_MS);
  return Math.min(...(today.length > 0 ? today : tomorrow));
}

/** A waiting time drawn with the member's mean, moved into working hours. */
function nextDrawn(ctx: Cast, member: Member): Instant {
  const luck = ctx.random(member.name);
  const waitMs = drawExponential(luck, (member.everyMinutes ?? 60) * MINUTE_MS);
  const at = ctx.now + Math.max(1_000, Math.round(waitMs));
  return intoHours(at, member.hours, () => drawBetween(luck, 0, 40) * MINUTE_MS);
}

function intoHours(at: Instant, hours: Member['hours'], lateness: () => number): Instant {
  if (!hours) return at;
  const { hour, weekday } = calendarOf(at);
  const dayOff = !hours.weekends && (weekday === 0 || weekday === 6);
  if (!dayOff && hour >= hours.from && hour < hours.to) return at;
  let morning = floorTo(at, DAY_MS) + hours.from * HOUR_MS;
  if (morning <= at) morning += DAY_MS;
  while (!hours.weekends && isWeekend(morning)) morning += DAY_MS;
  return morning + lateness();
}

function isWeekend(at: Instant): boolean {
  const { weekday } = calendarOf(at);
  return weekday === 0 || weekday === 6;
}
