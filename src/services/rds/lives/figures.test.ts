import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dbClass, maxConnections } from '../classes.ts';
import { newSettings } from '../settings.ts';
import { NO_LOAD } from '../state.ts';
import { creditsAfter, figuresOf } from './figures.ts';

const where = { region: 'eu-west-1', securityGroupId: 'sg-1' };
const settings = newSettings(where, {
  DBInstanceClass: 'db.m6g.large',
  Engine: 'postgres',
  AllocatedStorage: 100,
  MasterUsername: 'a',
  MasterUserPassword: 'password',
});
const hardware = dbClass('db.m6g.large')!;
const base = { settings, hardware, usedBytes: 0, isBackingUp: false, seed: 1, minute: 1 };

describe('the figures of a database', () => {
  it('the same load on twice the CPUs is half the utilisation', () => {
    const load = { ...NO_LOAD, cpuCores: 1 };
    const small = figuresOf({ ...base, load });
    const large = figuresOf({ ...base, load, hardware: dbClass('db.m6g.xlarge')! });
    expect(small.CPUUtilization / large.CPUUtilization).toBeCloseTo(2, 2);
  });

  it('operations end at the IOPS of the volume, and latency and queue grow there', () => {
    const calm = figuresOf({ ...base, load: { ...NO_LOAD, readIops: 500 } });
    const storm = figuresOf({ ...base, load: { ...NO_LOAD, readIops: 9_000 } });
    expect(storm.ReadIOPS + storm.WriteIOPS).toBeLessThanOrEqual(3_000.01);
    expect(storm.ReadLatency).toBeGreaterThan(5 * calm.ReadLatency);
    expect(storm.DiskQueueDepth).toBeGreaterThan(10 * calm.DiskQueueDepth);
  });

  it('connections end at max_connections', () => {
    const figures = figuresOf({ ...base, load: { ...NO_LOAD, connections: 5_000 } });
    expect(figures.DatabaseConnections).toBe(maxConnections('postgres', hardware));
    expect(figures.SwapUsage).toBeGreaterThan(0);
  });

  it('stay within their ranges for any load', () => {
    const number = fc.double({ min: 0, max: 1e7, noNaN: true });
    const load = fc.record({ cpuCores: number, connections: number, readIops: number });
    fc.assert(
      fc.property(load, fc.nat(), (part, minute) => {
        const figures = figuresOf({ ...base, load: { ...NO_LOAD, ...part }, minute });
        expect(figures.CPUUtilization).toBeGreaterThanOrEqual(0);
        expect(figures.CPUUtilization).toBeLessThanOrEqual(100);
        for (const value of Object.values(figures) as number[]) {
          expect(Number.isFinite(value) && value >= 0).toBe(true);
        }
      }),
    );
  });

  it('credits are earned by the hour and never exceed a day', () => {
    const burstable = dbClass('db.t3.small')!;
    expect(creditsAfter(10, { hardware: burstable, cpuPercent: 0 })).toBe(10.4);
    expect(creditsAfter(576, { hardware: burstable, cpuPercent: 0 })).toBe(576);
    expect(creditsAfter(1, { hardware: burstable, cpuPercent: 100 })).toBe(0);
  });
});
