/** AWS page: "DB instance classes": hardware of the classes worlds use. */
export interface DbClass {
  readonly vcpu: number;
  readonly memoryBytes: number;
  /** CPU credits per hour; burstable classes only. */
  readonly creditsPerHour?: number;
}

const GIB = 1_073_741_824;

function sizes(family: string, table: readonly (readonly [string, number, number, number?])[]) {
  return table.map(([size, vcpu, gib, creditsPerHour]) => {
    const base = { vcpu, memoryBytes: gib * GIB };
    const row = creditsPerHour === undefined ? base : { ...base, creditsPerHour };
    return [`db.${family}.${size}`, row as DbClass] as const;
  });
}

const BURSTABLE = [
  ['micro', 2, 1, 12],
  ['small', 2, 2, 24],
  ['medium', 2, 4, 24],
  ['large', 2, 8, 36],
  ['xlarge', 4, 16, 96],
  ['2xlarge', 8, 32, 192],
] as const;

const GENERAL = [
  ['large', 2, 8],
  ['xlarge', 4, 16],
  ['2xlarge', 8, 32],
  ['4xlarge', 16, 64],
  ['8xlarge', 32, 128],
  ['12xlarge', 48, 192],
  ['16xlarge', 64, 256],
] as const;

const MEMORY = GENERAL.map(([size, vcpu, gib]) => [size, vcpu, gib * 2] as const);

const CLASSES: ReadonlyMap<string, DbClass> = new Map([
  ...['t3', 't4g'].flatMap((family) => sizes(family, BURSTABLE)),
  ...['m5', 'm6g', 'm6i', 'm7g'].flatMap((family) => sizes(family, GENERAL)),
  ...['r5', 'r6g', 'r6i', 'r7g'].flatMap((family) => sizes(family, MEMORY)),
]);

export function dbClass(name: string): DbClass | undefined {
  return CLASSES.get(name);
}

/** The default of `max_connections`. AWS page: "Maximum number of database connections". */
export function maxConnections(engine: string, { memoryBytes }: DbClass): number {
  const perConnection = engine === 'postgres' ? 9_531_392 : 12_582_880;
  const most = engine === 'postgres' ? 5_000 : 16_000;
  return Math.min(most, Math.floor(memoryBytes / perConnection));
}

export interface EngineFacts {
  readonly port: number;
  readonly versions: readonly string[];
  readonly license: string;
  readonly family: (version: string) => string;
}

const major = (version: string) => version.split('.')[0]!;
const majorMinor = (version: string) => version.split('.').slice(0, 2).join('.');

/** Engines that worlds use; the first version is the default. */
const ENGINES: ReadonlyMap<string, EngineFacts> = new Map([
  [
    'postgres',
    {
      port: 5_432,
      versions: ['17.6', '16.10', '15.14', '14.19'],
      license: 'postgresql-license',
      family: (version: string) => `postgres${major(version)}`,
    },
  ],
  [
    'mysql',
    {
      port: 3_306,
      versions: ['8.4.6', '8.0.43'],
      license: 'general-public-license',
      family: (version: string) => `mysql${majorMinor(version)}`,
    },
  ],
  [
    'mariadb',
    {
      port: 3_306,
      versions: ['11.8.3', '10.11.14'],
      license: 'general-public-license',
      family: (version: string) => `mariadb${majorMinor(version)}`,
    },
  ],
]);

export function engineFacts(engine: string): EngineFacts | undefined {
  return ENGINES.get(engine);
}
