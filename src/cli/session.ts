/** Who a command acts as and where: options, environment, `~/.aws/config` and `credentials`. */
import { configurationError, generalError } from './errors.ts';
import type { CliCredential, CliHost } from './host.ts';
import { resolvePath } from './arguments/param-file.ts';
import type { Globals } from './globals.ts';

export type Profiles = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Where a setting came from, as `aws configure list` tells it. */
export interface Setting {
  readonly value: string | null;
  /** `manual`, `env`, `config-file`, `shared-credentials-file`, `session`; empty: not set. */
  readonly type: string;
  readonly location: string;
}

const UNSET: Setting = { value: null, type: '', location: '' };

export class Session {
  readonly profile: string | null;
  readonly host: CliHost;
  private readonly globals: Globals;
  private readonly config: Profiles;
  private readonly shared: Profiles;

  constructor(host: CliHost, globals: Globals, files: { config: Profiles; shared: Profiles }) {
    this.host = host;
    this.globals = globals;
    this.config = files.config;
    this.shared = files.shared;
    this.profile = globals.profile ?? env(host, 'AWS_PROFILE') ?? env(host, 'AWS_DEFAULT_PROFILE');
  }

  /** A setting of the profile in `~/.aws/config`. */
  setting(name: string): string | null {
    return this.scoped().get(name) ?? this.shared.get(this.profile ?? 'default')?.get(name) ?? null;
  }

  get region(): Setting {
    const { region } = this.globals;
    if (region) return { value: region, type: 'manual', location: '--region' };
    return this.settledRegion;
  }

  /** The Region without `--region`, which `aws configure list` does not look at. */
  get settledRegion(): Setting {
    const fromEnv = ['AWS_REGION', 'AWS_DEFAULT_REGION'].find((name) => env(this.host, name));
    if (fromEnv) {
      const location = "['AWS_REGION', 'AWS_DEFAULT_REGION']";
      return { value: env(this.host, fromEnv), type: 'env', location };
    }
    return this.fromConfig('region');
  }

  get output(): string {
    return (
      this.globals.output ??
      env(this.host, 'AWS_DEFAULT_OUTPUT') ??
      this.setting('output') ??
      'json'
    );
  }

  get binaryFormat(): string {
    return this.globals.binaryFormat ?? this.setting('cli_binary_format') ?? 'base64';
  }

  /** The Region, or what the CLI says where none is known. */
  demandRegion(): string {
    const { value } = this.region;
    if (value) return value;
    throw configurationError(
      'You must specify a region. You can also configure your region by running "aws configure".',
    );
  }

  /** Whose keys sign; fails where a profile has none. */
  credential(): CliCredential {
    const found = this.findCredential();
    if (found) return found;
    throw configurationError(
      'Unable to locate credentials. You can configure credentials by running "aws configure".',
    );
  }

  private findCredential(): CliCredential | null {
    if (!this.globals.signs) return { kind: 'anonymous' };
    const fromEnv = this.globals.profile ? null : this.keysFromEnv();
    const keys = fromEnv ?? this.keysFromFiles();
    if (keys) return keys;
    const isNamed = this.profile !== null && this.profile !== 'default';
    return isNamed ? null : { kind: 'session' };
  }

  /** The keys and where they came from, for `aws configure list`. */
  credentialSettings(): { key: Setting; secret: Setting } {
    const credential = this.findCredential();
    if (credential?.kind !== 'key') {
      // CloudShell's keys come from its container.
      const type = credential?.kind === 'session' ? 'container-role' : '';
      const told = { value: null, type, location: '' };
      return { key: told, secret: told };
    }
    const isFromEnv = !this.globals.profile && this.keysFromEnv() !== null;
    const isShared = this.shared.has(this.profile ?? 'default');
    const type = isFromEnv ? 'env' : isShared ? 'shared-credentials-file' : 'config-file';
    const told = (value: string): Setting => ({ value, type, location: '' });
    return { key: told(credential.accessKeyId), secret: told(credential.secretAccessKey) };
  }

  /** `default.region`, `profile.name.region`, `name.region`: a setting of a named profile. */
  dotted(parts: readonly string[]): string | null {
    const [profile = '', name = ''] = parts[0] === 'profile' ? parts.slice(1) : parts;
    const found = this.config.get(profile)?.get(name) ?? this.shared.get(profile)?.get(name);
    return found ?? null;
  }

  /** All profiles that the files name. */
  profiles(): readonly string[] {
    return [...new Set([...this.config.keys(), ...this.shared.keys()])];
  }

  /** Throws where the profile that was asked for is in neither file. */
  checkProfile(): void {
    const { profile } = this;
    if (profile === null || profile === 'default') return;
    if (this.config.has(profile) || this.shared.has(profile)) return;
    throw generalError(`The config profile (${profile}) could not be found`);
  }

  private fromConfig(name: string): Setting {
    const value = this.setting(name);
    return value === null ? UNSET : { value, type: 'config-file', location: '~/.aws/config' };
  }

  private scoped(): ReadonlyMap<string, string> {
    return this.config.get(this.profile ?? 'default') ?? new Map();
  }

  private keysFromEnv(): CliCredential | null {
    const accessKeyId = env(this.host, 'AWS_ACCESS_KEY_ID');
    if (!accessKeyId) return null;
    const secretAccessKey = env(this.host, 'AWS_SECRET_ACCESS_KEY');
    if (!secretAccessKey) {
      throw configurationError('Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY');
    }
    const sessionToken =
      env(this.host, 'AWS_SESSION_TOKEN') ?? env(this.host, 'AWS_SECURITY_TOKEN');
    return keys(accessKeyId, secretAccessKey, sessionToken);
  }

  private keysFromFiles(): CliCredential | null {
    const name = this.profile ?? 'default';
    const kept = [this.shared.get(name), this.config.get(name)].find((one) =>
      one?.has('aws_access_key_id'),
    );
    if (!kept) return null;
    const secret = kept.get('aws_secret_access_key');
    if (secret === undefined) {
      throw configurationError(
        'Partial credentials found in shared-credentials-file, missing: aws_secret_access_key',
      );
    }
    return keys(kept.get('aws_access_key_id')!, secret, kept.get('aws_session_token') ?? null);
  }
}

function keys(accessKeyId: string, secretAccessKey: string, sessionToken: string | null) {
  const token = sessionToken ? { sessionToken } : {};
  return { kind: 'key' as const, accessKeyId, secretAccessKey, ...token };
}

function env({ env: all }: CliHost, name: string): string | null {
  return (Object.hasOwn(all, name) && all[name]) || null;
}

export const CONFIG_FILE = '~/.aws/config';
export const CREDENTIALS_FILE = '~/.aws/credentials';

/** Reads the two files and puts a session together. */
export async function openSession(host: CliHost, globals: Globals): Promise<Session> {
  const config = await readIni(host, env(host, 'AWS_CONFIG_FILE') ?? CONFIG_FILE);
  const shared = await readIni(host, env(host, 'AWS_SHARED_CREDENTIALS_FILE') ?? CREDENTIALS_FILE);
  // In `config` a profile is called `[profile name]`, but for the default one.
  const named = [...config].map(([name, one]) => [name.replace(/^profile\s+/, ''), one] as const);
  return new Session(host, globals, { config: new Map(named), shared });
}

/** Sections of an INI file; a missing file has none. */
export async function readIni(host: CliHost, path: string): Promise<Profiles> {
  const bytes = await host.readFile(resolvePath(host, path));
  const sections = new Map<string, Map<string, string>>();
  let current: Map<string, string> | null = null;
  for (const line of bytes ? new TextDecoder().decode(bytes).split('\n') : []) {
    const head = /^\s*\[(.+)\]\s*$/.exec(line);
    const pair = /^([^=#;\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line.trim());
    if (head) {
      current = new Map();
      sections.set(head[1]!.trim().replace(/^profile\s+["'](.+)["']$/, 'profile $1'), current);
    } else if (pair && current) current.set(pair[1]!.toLowerCase(), pair[2]!);
  }
  return sections;
}
