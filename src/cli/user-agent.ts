/** How the CLI introduces itself; what CloudTrail keeps as `userAgent`. */

/** The version whose behaviour this is. */
export const CLI_VERSION = '2.9.19';

const PROGRAM = `aws-cli/${CLI_VERSION} Python/3.11.2 Linux/6.1.0-13-cloud-amd64`;
const BUILD = 'source/x86_64.debian.12 prompt/off';

/** `aws --version` prints this; a call adds its command. `env`: the shell's variables. */
export function versionText(env: Readonly<Record<string, string | undefined>>): string {
  const where = env['AWS_EXECUTION_ENV'];
  return where ? `${PROGRAM} exec-env/${where} ${BUILD}` : `${PROGRAM} ${BUILD}`;
}

/** `command`: `cloudwatch.describe-alarms`. */
export function userAgentOf(
  env: Readonly<Record<string, string | undefined>>,
  command: string,
): string {
  return `${versionText(env)} command/${command}`;
}
