/** `aws configure`: what the files and the environment say. awscli's `customizations/configure`. */
import { resolvePath } from '../arguments/param-file.ts';
import type { Running } from '../calls/operation.ts';
import { CliError, generalError, paramError } from '../errors.ts';
import { CONFIG_FILE, CREDENTIALS_FILE, readIni, type Setting } from '../session.ts';
import { basic, positional } from './basic.ts';
import { parseKnown } from '../arguments/parser.ts';
import type { CustomCommand } from './custom.ts';

const COMMANDS: ReadonlyMap<string, CustomCommand> = new Map([
  [
    'list',
    basic({
      name: 'configure list',
      about: 'List the AWS CLI configuration data.',
      specs: [],
      run: async (running) => listed(running),
    }),
  ],
  [
    'get',
    basic({
      name: 'configure get',
      about: 'Get a configuration value from the config file.',
      specs: [positional('varname', 'The name of the config value to retrieve.')],
      run: async (running, values) => got(running, String(values.get('varname'))),
    }),
  ],
  [
    'set',
    basic({
      name: 'configure set',
      about: 'Set a configuration value from the config file.',
      specs: [
        positional('varname', 'The name of the config value to set.'),
        positional('value', 'The value to set.'),
      ],
      run: (running, values) =>
        set(running, String(values.get('varname')), String(values.get('value'))),
    }),
  ],
  [
    'list-profiles',
    basic({
      name: 'configure list-profiles',
      about: 'List the profiles available to the AWS CLI.',
      specs: [],
      run: async ({ session }) =>
        session
          .profiles()
          .map((name) => `${name}\n`)
          .join(''),
    }),
  ],
]);

/** In the order of the CLI; those that this shell lacks set up other ways to sign in. */
const CHOICES = [
  ...['list', 'get', 'set', 'add-model', 'import', 'list-profiles'],
  ...['sso', 'sso-session', 'export-credentials', 'wizard'],
];
export const CONFIGURE_COMMANDS: readonly string[] = [...COMMANDS.keys()];

/** Without a subcommand the real one asks questions; a shell that cannot ask says so. */
export const runConfigure: CustomCommand = async (running, args) => {
  const spec = {
    name: 'subcommand',
    dest: 'subcommand',
    takes: 'maybe' as const,
    choices: CHOICES,
  };
  if (args.length === 1 && args[0] === 'help') {
    return `NAME\n       configure -\n\nAVAILABLE COMMANDS\n${CONFIGURE_COMMANDS.map((one) => `       o ${one}\n`).join('\n')}`;
  }
  const { values } = parseKnown([spec], args);
  const chosen = values.get('subcommand') as string | null;
  if (chosen !== null && !COMMANDS.has(chosen)) {
    throw generalError(`Not simulated: "aws configure ${chosen}" does not exist in this shell.`);
  }
  if (chosen !== null) {
    const at = args.indexOf(chosen);
    return COMMANDS.get(chosen)!(running, [...args.slice(0, at), ...args.slice(at + 1)]);
  }
  throw new CliError(
    'EOF when reading a line\nThis shell cannot ask questions: use "aws configure set <name> <value>".',
    255,
    { stdout: 'AWS Access Key ID [None]: ' },
  );
};

function listed({ session, globals }: Running): string {
  const unset: Setting = { value: null, type: 'None', location: 'None' };
  const { key, secret } = session.credentialSettings();
  const named = session.profile;
  const profile: Setting =
    named === null
      ? unset
      : globals.profile !== null
        ? { value: named, type: 'manual', location: '--profile' }
        : { value: named, type: 'env', location: "['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']" };
  const head =
    row('Name', 'Value', ['Type', 'Location']) + row('----', '-----', ['----', '--------']);
  const first = head + settingRow('profile', profile);
  try {
    session.checkProfile();
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    throw new CliError(error.message, error.exitCode, { stdout: first });
  }
  const region = session.settledRegion;
  return (
    first +
    settingRow('access_key', masked(key)) +
    settingRow('secret_key', masked(secret)) +
    settingRow('region', region.value === null ? unset : region)
  );
}

function settingRow(name: string, { value, type, location }: Setting): string {
  const from: [string, string] = [type || 'None', value === null ? 'None' : location];
  return row(name, value ?? '<not set>', from);
}

function row(name: string, value: string, [type, location]: [string, string]): string {
  return `${name.padStart(10)} ${value.padStart(24)} ${type.padStart(16)}    ${location}\n`;
}

function masked(setting: Setting): Setting {
  if (setting.value === null) {
    // CloudShell's credentials come from its container and are not shown.
    if (setting.type === '') return setting;
    return { ...setting, value: '*'.repeat(20), location: '' };
  }
  return { ...setting, value: '*'.repeat(16) + setting.value.slice(-4) };
}

function got({ session }: Running, varname: string): string {
  const [head = '', ...rest] = varname.split('.');
  const value = rest.length === 0 ? session.setting(head) : session.dotted([head, ...rest]);
  if (value === null) throw new CliError('', 1);
  return `${value}\n`;
}

const IN_CREDENTIALS = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'];

async function set({ session }: Running, varname: string, value: string): Promise<string> {
  const parts = varname.split('.');
  let profile = session.profile ?? 'default';
  let name = varname;
  if (parts.length > 1) {
    if (parts[0] === 'default') [profile, name] = ['default', parts.slice(1).join('.')];
    else if (parts[0] === 'profile') [profile, name] = [parts[1]!, parts.slice(2).join('.')];
  }
  if (name === '' || name.includes('.')) throw paramError(`Invalid variable name: ${varname}`);
  const isSecret = IN_CREDENTIALS.includes(name);
  const section = isSecret || profile === 'default' ? profile : `profile ${profile}`;
  const path = isSecret ? CREDENTIALS_FILE : CONFIG_FILE;
  const sections = await readIni(session.host, path);
  const kept = new Map([...sections].map(([key, one]) => [key, new Map(one)]));
  kept.set(section, new Map([...(kept.get(section) ?? []), [name, value]]));
  const text = [...kept]
    .map(([key, one]) => `[${key}]\n${[...one].map(([k, v]) => `${k} = ${v}\n`).join('')}`)
    .join('');
  await session.host.writeFile(resolvePath(session.host, path), new TextEncoder().encode(text));
  return '';
}
