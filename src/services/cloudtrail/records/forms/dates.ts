import { calendarOf, formatOffset, formatSeconds, shortNames } from '../../../../aws/instant.ts';

/** How a service's answers write instants into its records. */
export type DateForm = 'words' | 'words-comma' | 'offset' | 'milliseconds' | 'seconds';

/**
 * An instant as CloudTrail prints it: `Jul 10, 2023 12:23:05 PM` (IAM, RDS),
 * `Jul 10, 2023, 12:23:05 PM` (STS and most JSON services), `2023-07-10T12:25:32.895+0000`
 * (Lambda), epoch milliseconds (EC2), or `2026-09-14T01:59:15Z` (CloudWatch).
 */
export function formatDate(at: number, form: DateForm): string | number {
  switch (form) {
    case 'words':
      return `${dayWords(at)} ${clockWords(at)}`;
    case 'words-comma':
      return `${dayWords(at)}, ${clockWords(at)}`;
    case 'offset':
      return formatOffset(at);
    case 'milliseconds':
      return at;
    case 'seconds':
      return formatSeconds(at);
  }
}

function dayWords(at: number): string {
  const { day, year } = calendarOf(at);
  return `${shortNames(at).month} ${day}, ${year}`;
}

function clockWords(at: number): string {
  const { hour, minute, second } = calendarOf(at);
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${hour % 12 || 12}:${pad(minute)}:${pad(second)} ${hour < 12 ? 'AM' : 'PM'}`;
}
