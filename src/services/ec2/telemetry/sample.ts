/**
 * One minute of an instance: what its workload asked for, what CPU credits let it have, and the
 * background of an idle machine. Noise comes from instance and minute alone, so that the same
 * minute is the same at any speed.
 */
import type { Instant } from '../../../kernel/clock.ts';
import { hashText, unitAt } from '../../../kernel/random.ts';
import { runMinute } from '../instances/credits.ts';
import { instanceType } from '../instances/types.ts';
import { NO_LOAD, type Instance, type Load, type MinuteTotals } from '../state.ts';

const MINUTE = 60_000;
/** A guest works hard for about two minutes after its start. */
const BOOT_WORK_MS = 2 * MINUTE;

/** Runs the minute that began at `minute` and books its credits; adds nothing to the sinceMark. */
export function sampleMinute(instance: Instance, minute: Instant, seed: number): MinuteTotals {
  const noise = noiseOf(instance.id, minute, seed);
  const load = loadAt(instance, minute);
  const isQuiet = minute < instance.answersFrom && minute >= instance.stateSince + BOOT_WORK_MS;
  const share = isQuiet ? 0 : 1;
  const { cpuPercent, usage, charged } = runCpu(instance, {
    demand: demandAt(instance, minute, { load, idle: 0.4 + 1.2 * noise(1) }),
  });
  const networkIn = Math.round(share * load.networkInBytes + 2_500 + 6_000 * noise(2));
  const networkOut = Math.round(share * load.networkOutBytes + 2_000 + 5_000 * noise(3));
  const readOps = Math.round(share * load.ebsReadOps + 3 * noise(4));
  const writeOps = Math.round(share * load.ebsWriteOps + 15 + 30 * noise(5));
  return {
    minutes: 1,
    cpuPercent,
    networkIn,
    networkOut,
    packetsIn: Math.ceil(networkIn / (700 + 200 * noise(6))),
    packetsOut: Math.ceil(networkOut / (800 + 200 * noise(7))),
    readOps,
    writeOps,
    readBytes: readOps * 16_384,
    writeBytes: writeOps * 8_192,
    creditUsage: usage,
    creditsCharged: charged,
  };
}

export function addMinute(total: MinuteTotals, minute: MinuteTotals): void {
  total.minutes += minute.minutes;
  total.cpuPercent += minute.cpuPercent;
  total.networkIn += minute.networkIn;
  total.networkOut += minute.networkOut;
  total.packetsIn += minute.packetsIn;
  total.packetsOut += minute.packetsOut;
  total.readOps += minute.readOps;
  total.writeOps += minute.writeOps;
  total.readBytes += minute.readBytes;
  total.writeBytes += minute.writeBytes;
  total.creditUsage += minute.creditUsage;
  total.creditsCharged += minute.creditsCharged;
}

/** The load a workload set for this minute, or the one before it when that came later. */
export function loadAt(instance: Instance, minute: Instant): Load {
  if (instance.load.from <= minute) return instance.load;
  return instance.priorLoad.from <= minute ? instance.priorLoad : NO_LOAD;
}

function demandAt(
  instance: Instance,
  minute: Instant,
  { load, idle }: { load: Load; idle: number },
): number {
  const age = minute + MINUTE - instance.stateSince;
  if (age <= BOOT_WORK_MS) return Math.min(100, 65 + 20 * idle + load.cpuPercent);
  if (minute < instance.answersFrom) {
    return instance.answersFrom < minute + MINUTE ? 70 : 1;
  }
  return Math.min(100, load.cpuPercent + idle);
}

function runCpu(
  instance: Instance,
  { demand }: { demand: number },
): { cpuPercent: number; usage: number; charged: number } {
  const type = instanceType(instance.type)!;
  if (type.burst === undefined || instance.credits === undefined) {
    return { cpuPercent: quantise(demand), usage: 0, charged: 0 };
  }
  const result = runMinute({
    account: instance.credits,
    rule: type.burst,
    mode: instance.creditMode ?? type.burst.defaultMode,
    vcpus: type.vcpus,
    demandPercent: quantise(demand),
  });
  instance.credits = result.account;
  return {
    cpuPercent: quantise(result.utilisationPercent),
    usage: result.usage,
    charged: result.charged,
  };
}

function noiseOf(id: string, minute: Instant, seed: number): (kind: number) => number {
  const base = hashText(id) ^ seed;
  const index = Math.floor(minute / MINUTE);
  return (kind) => unitAt(base, index, kind);
}

function quantise(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
