import { calendarOf } from '../../../aws/instant.ts';
import { DAY_MS, floorTo, MINUTE_MS, type Instant } from '../../../kernel/clock.ts';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** `hh24:mi-hh24:mi`, at least half an hour. */
export function isBackupWindow(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** `ddd:hh24:mi-ddd:hh24:mi`. */
export function isMaintenanceWindow(text: string): boolean {
  const day = `(${WEEKDAYS.join('|')})`;
  const time = '([01]\\d|2[0-3]):[0-5]\\d';
  return new RegExp(`^${day}:${time}-${day}:${time}$`, 'i').test(text);
}

/** Whether a backup window begins in the minute of `at`. */
export function beginsBackup(span: string, at: Instant): boolean {
  return minuteOfDay(at) === minutes(span.slice(0, 5));
}

/** Whether a maintenance window begins in the minute of `at`. */
export function beginsMaintenance(span: string, at: Instant): boolean {
  const weekday = WEEKDAYS.indexOf(span.slice(0, 3).toLowerCase());
  if (calendarOf(at).weekday !== weekday) return false;
  return minuteOfDay(at) === minutes(span.slice(4, 9));
}

function minuteOfDay(at: Instant): number {
  return Math.floor((at - floorTo(at, DAY_MS)) / MINUTE_MS);
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
