/** The `aws` command: words in, text and exit code out. README.md tells what it is modelled on. */
import { CliError } from './errors.ts';
import { parseGlobals, VersionAsked, type Globals } from './globals.ts';
import type { CliHost, CliResult } from './host.ts';
import { openSession } from './session.ts';
import { serviceOf } from './tables.ts';
import { versionText } from './user-agent.ts';
import { TOP_COMMANDS } from './commands/top.ts';
import { runService } from './commands/service.ts';
import type { Running } from './calls/operation.ts';

/** Runs `aws` with the words behind it. Never throws for anything a person typed. */
export async function runAws(args: readonly string[], host: CliHost): Promise<CliResult> {
  try {
    const globals = parseGlobals(args);
    const session = await openSession(host, globals);
    return { stdout: await dispatch({ session, globals }), stderr: '', exitCode: 0 };
  } catch (error) {
    if (error instanceof VersionAsked) {
      return { stdout: `${versionText(host.env)}\n`, stderr: '', exitCode: 0 };
    }
    if (error instanceof CliError) return failed(error);
    throw error;
  }
}

function failed({ message, exitCode, stdout, isBare }: CliError): CliResult {
  const stderr = message === '' ? '' : `${isBare ? '' : '\n'}${message}\n`;
  return { stdout, stderr, exitCode };
}

async function dispatch(running: Running): Promise<string> {
  const { command, rest } = running.globals;
  const top = TOP_COMMANDS.get(command);
  if (top) return top(running, rest);
  const service = serviceOf(command);
  if (service) return runService(demandProfile(running), service, rest);
  throw notSimulatedService(running.globals);
}

/** A profile that is nowhere described stops every command that would call. */
function demandProfile(running: Running): Running {
  running.session.checkProfile();
  return running;
}

function notSimulatedService({ command }: Globals): CliError {
  return new CliError(`Not simulated: the account has no service called ${command}.`, 255);
}
