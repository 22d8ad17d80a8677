/** How a command ends when it does not end well: the CLI's own exit codes and words. */

export const USAGE =
  'aws [options] <command> <subcommand> [<subcommand> ...] [parameters]\n' +
  'To see help text, you can run:\n\n' +
  '  aws help\n  aws <command> help\n  aws <command> <subcommand> help\n';

export interface ErrorParts {
  readonly stdout?: string;
  readonly isBare?: boolean;
}

/** Ends the command. `message` goes to stderr between two line breaks, as the CLI prints it. */
export class CliError extends Error {
  readonly exitCode: number;
  /** What had been printed before. */
  readonly stdout: string;
  /** The message stands alone, without the empty line before it. */
  readonly isBare: boolean;
  constructor(message: string, exitCode: number, more: ErrorParts = {}) {
    super(message);
    this.exitCode = exitCode;
    this.stdout = more.stdout ?? '';
    this.isBare = more.isBare ?? false;
  }
}

/** The command or its parameters are wrong: nothing was sent (exit code 252). */
export function paramError(message: string): CliError {
  return new CliError(message, 252);
}

/** One parameter cannot be read. */
export function badParameter(cliName: string, message: string): CliError {
  return paramError(`Error parsing parameter '${cliName}': ${message}`);
}

/** The parser gave up: usage, then the reason. */
export function usageError(message: string): CliError {
  return paramError(`usage: ${USAGE}\naws: error: ${message}\n`);
}

/** Options nobody knows. */
export function unknownOptions(options: readonly string[]): CliError {
  return paramError(`usage: ${USAGE}\nUnknown options: ${options.join(', ')}\n`);
}

/** No Region, no credentials, no such profile (exit code 253). */
export function configurationError(message: string): CliError {
  return new CliError(message, 253);
}

/** Anything else (exit code 255). */
export function generalError(message: string): CliError {
  return new CliError(message, 255);
}

/** AWS said no (exit code 254). */
export class ServiceError extends CliError {
  readonly code: string;
  readonly operation: string;
  readonly answer: string;
  readonly status: number;

  constructor(operation: string, error: { code: string; message: string; status: number }) {
    const { code, message, status } = error;
    super(`An error occurred (${code}) when calling the ${operation} operation: ${message}`, 254);
    this.code = code;
    this.operation = operation;
    this.answer = message;
    this.status = status;
  }
}
