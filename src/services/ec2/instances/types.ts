/**
 * The instance types of the simulated Regions. Figures: EC2 user guide, "Burstable performance
 * instances" (credits) and "Instance types" (vCPU, memory, network).
 */

export interface BurstRule {
  /** Credits earned per hour. */
  creditsPerHour: number;
  /** Most credits that can accrue: a day's earnings. */
  maxCredits: number;
  /** Share of each vCPU that earnings pay for, in percent. */
  baselinePercent: number;
  defaultMode: CreditMode;
  /** T2 gets 30 credits per vCPU at launch; T3 and T4g start with none. */
  launchCredits: number;
  /** T3 and T4g keep their balance for seven days of being stopped; T2 loses it. */
  keepsBalanceStopped: boolean;
}

export type CreditMode = 'standard' | 'unlimited';

export interface InstanceType {
  name: string;
  vcpus: number;
  memoryMib: number;
  architecture: 'x86_64' | 'arm64';
  network: string;
  nitro: boolean;
  burst: BurstRule | undefined;
}

type Row = readonly [string, number, number, string, number?, number?];

/** name, vCPU, memory MiB, network text, credits per hour, baseline percent. */
const ROWS: readonly Row[] = [
  ['t2.micro', 1, 1024, 'Low to Moderate', 6, 10],
  ['t2.small', 1, 2048, 'Low to Moderate', 12, 20],
  ['t2.medium', 2, 4096, 'Low to Moderate', 24, 20],
  ['t3.nano', 2, 512, 'Up to 5 Gigabit', 6, 5],
  ['t3.micro', 2, 1024, 'Up to 5 Gigabit', 12, 10],
  ['t3.small', 2, 2048, 'Up to 5 Gigabit', 24, 20],
  ['t3.medium', 2, 4096, 'Up to 5 Gigabit', 24, 20],
  ['t3.large', 2, 8192, 'Up to 5 Gigabit', 36, 30],
  ['t3.xlarge', 4, 16384, 'Up to 5 Gigabit', 96, 40],
  ['t3.2xlarge', 8, 32768, 'Up to 5 Gigabit', 192, 40],
  ['t4g.nano', 2, 512, 'Up to 5 Gigabit', 6, 5],
  ['t4g.micro', 2, 1024, 'Up to 5 Gigabit', 12, 10],
  ['t4g.small', 2, 2048, 'Up to 5 Gigabit', 24, 20],
  ['t4g.medium', 2, 4096, 'Up to 5 Gigabit', 24, 20],
  ['t4g.large', 2, 8192, 'Up to 5 Gigabit', 36, 30],
  ['m5.large', 2, 8192, 'Up to 10 Gigabit'],
  ['m5.xlarge', 4, 16384, 'Up to 10 Gigabit'],
  ['m5.2xlarge', 8, 32768, 'Up to 10 Gigabit'],
  ['m6i.large', 2, 8192, 'Up to 12.5 Gigabit'],
  ['m6i.xlarge', 4, 16384, 'Up to 12.5 Gigabit'],
  ['m6i.2xlarge', 8, 32768, 'Up to 12.5 Gigabit'],
  ['m7g.large', 2, 8192, 'Up to 12.5 Gigabit'],
  ['c5.large', 2, 4096, 'Up to 10 Gigabit'],
  ['c5.xlarge', 4, 8192, 'Up to 10 Gigabit'],
  ['c5.4xlarge', 16, 32768, 'Up to 10 Gigabit'],
  ['c6i.large', 2, 4096, 'Up to 12.5 Gigabit'],
  ['c6i.8xlarge', 32, 65536, '12.5 Gigabit'],
  ['c6i.16xlarge', 64, 131072, '25 Gigabit'],
  ['r5.large', 2, 16384, 'Up to 10 Gigabit'],
  ['r6i.large', 2, 16384, 'Up to 12.5 Gigabit'],
  ['g4dn.xlarge', 4, 16384, 'Up to 25 Gigabit'],
  ['g4dn.12xlarge', 48, 196608, '50 Gigabit'],
  ['p3.2xlarge', 8, 62464, 'Up to 10 Gigabit'],
  ['p3.16xlarge', 64, 499712, '25 Gigabit'],
];

const TYPES: ReadonlyMap<string, InstanceType> = new Map(
  ROWS.map((row) => [row[0], Object.freeze(readRow(row))]),
);

/** The type's figures, or undefined when this Region does not offer it. */
export function instanceType(name: string): InstanceType | undefined {
  return TYPES.get(name);
}

export function allInstanceTypes(): InstanceType[] {
  return [...TYPES.values()];
}

function readRow([name, vcpus, memoryMib, network, perHour, baseline]: Row): InstanceType {
  const family = name.slice(0, name.indexOf('.'));
  return {
    name,
    vcpus,
    memoryMib,
    network,
    architecture: family.endsWith('g') ? 'arm64' : 'x86_64',
    nitro: family !== 't2' && family !== 'p3',
    burst:
      perHour === undefined || baseline === undefined
        ? undefined
        : Object.freeze({
            creditsPerHour: perHour,
            maxCredits: perHour * 24,
            baselinePercent: baseline,
            defaultMode: family === 't2' ? 'standard' : 'unlimited',
            launchCredits: family === 't2' ? 30 * vcpus : 0,
            keepsBalanceStopped: family !== 't2',
          }),
  };
}
