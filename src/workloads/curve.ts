import { calendarOf } from '../aws/instant.ts';
import { exactExp, sineTurn } from '../kernel/exact-math.ts';
import { drawNormal, drawUnit, type RandomStream } from '../kernel/random.ts';
import type { Instant } from '../kernel/clock.ts';

/**
 * How much traffic a ticket site has: rate(t) = base × day(t) × week(t) × noise(t), where noise is
 * log-normal and remembers the minute before (AR(1)). Design guidance, not AWS data.
 */
export interface Rhythm {
  /** Requests a minute at a weekday's peak. */
  readonly peakPerMinute: number;
  /** Share of the peak that is left in the small hours. */
  readonly night: number;
  /** Weekend traffic against a weekday's. */
  readonly weekend: number;
  /** Standard deviation of the noise's logarithm. */
  readonly sigma: number;
}

/** Weight of the previous minute in the noise. */
const MEMORY = 0.7;
/** √(1 − 0.7²): keeps the noise's spread at sigma. */
const FRESH = 0.714143;

/** The expected share of the peak at an instant: two humps, late morning and evening. */
export function shareOfPeak(rhythm: Rhythm, at: Instant): number {
  const { hour, minute, weekday } = calendarOf(at);
  const hours = hour + minute / 60;
  const day = Math.max(hump(hours, 11, 4), hump(hours, 20, 3.2));
  const level = rhythm.night + (1 - rhythm.night) * day;
  return level * (weekday === 0 || weekday === 6 ? rhythm.weekend : 1);
}

/** A raised cosine of the given half width in hours around `centre`, from 0 to 1. */
function hump(hours: number, centre: number, halfWidth: number): number {
  const raw = Math.abs(hours - centre);
  const distance = Math.min(raw, 24 - raw);
  if (distance >= halfWidth * 2) return 0;
  return (1 + sineTurn(0.25 + distance / (halfWidth * 4))) / 2;
}

/** The next value of the remembered noise: standard normal over time. */
export function nextNoise(previous: number, luck: RandomStream): number {
  return quantise(MEMORY * previous + FRESH * drawNormal(luck));
}

/** The factor that a noise value stands for. */
export function noiseFactor(noise: number, sigma: number): number {
  return exactExp(noise * sigma - (sigma * sigma) / 2);
}

/** An integer with this mean: Poisson by multiplication for small means, rounded normal above. */
export function drawCount(mean: number, luck: RandomStream): number {
  if (mean <= 0) return 0;
  if (mean > 30) {
    const spread = drawNormal(luck) * Math.sqrt(mean);
    return Math.max(0, Math.round(mean + spread));
  }
  const limit = exactExp(-mean);
  let product = drawUnit(luck);
  let count = 0;
  while (product > limit) {
    product *= drawUnit(luck);
    count += 1;
  }
  return count;
}

/** Six decimals: what is stored must have the same bits everywhere. */
export function quantise(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000;
}
