import { describe, expect, it } from 'vitest';
import { instancesOf, isWideOpen, nameOf, ruleWords } from './shapes.ts';

describe('EC2 in words', () => {
  it('finds instances in their reservations', () => {
    const answer = { Reservations: [{ Instances: [{ InstanceId: 'i-1' }] }, {}] };
    expect(instancesOf(answer).map((one) => one.InstanceId)).toEqual(['i-1']);
    expect(nameOf({ Tags: [{ Key: 'Name', Value: 'web-1' }] })).toBe('web-1');
  });
  it('writes a rule once for each source and marks an open door', () => {
    const rule = {
      IpProtocol: 'tcp',
      FromPort: 22,
      ToPort: 22,
      IpRanges: [{ CidrIp: '0.0.0.0/0' }, { CidrIp: '10.0.0.0/16' }],
    };
    expect(ruleWords(rule)).toEqual(['tcp 22 from 0.0.0.0/0', 'tcp 22 from 10.0.0.0/16']);
    expect(isWideOpen(rule)).toBe(true);
    expect(isWideOpen({ ...rule, FromPort: 443 })).toBe(false);
    expect(ruleWords({ IpProtocol: '-1' })).toEqual(['all traffic from anywhere']);
  });
});
