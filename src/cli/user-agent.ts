/** How the CLI introduces itself; what CloudTrail keeps as `userAgent`. */

/** The version whose behaviour this is. */
export const CLI_VERSION = '2.9.19';

const PARTS = `aws-cli/${CLI_VERSION} Python/3.11.2 Linux/6.1.0-13-cloud-amd64 source/x86_64.amzn.2023`;

/** `aws --version` prints this; a call adds its command. */
export function versionText(): string {
  return `${PARTS} prompt/off`;
}

/** `command`: `cloudwatch.describe-alarms`. */
export function userAgentOf(command: string): string {
  return `${versionText()} command/${command}`;
}
