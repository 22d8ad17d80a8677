import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inputShape } from '../../../aws/model/shapes.ts';
import { copyState } from '../../../world/snapshot.ts';
import { ACCOUNT, ADMIN, testAccount } from '../testing/account.ts';
import { IAM_OPERATIONS } from './table.ts';

const names = fc.constantFrom(
  'dana',
  'admin',
  'ops',
  '__proto__',
  'constructor',
  'Dana',
  'x'.repeat(200),
);
const arns = fc.constantFrom(
  'arn:aws:iam::aws:policy/AdministratorAccess',
  `arn:aws:iam::${ACCOUNT}:policy/readers`,
  `arn:aws:iam::${ACCOUNT}:user/dana`,
  `arn:aws:iam::${ACCOUNT}:mfa/phone`,
  'arn:aws:iam::nothing-of-the-kind',
);
const documents = fc.constantFrom(
  '{}',
  '[]',
  'null',
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
  '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"*"},"Action":"sts:AssumeRole"}}',
  `${'['.repeat(3000)}${']'.repeat(3000)}`,
);
const tags = fc.array(
  fc.record({ Key: fc.constantFrom('a', 'A', '__proto__'), Value: fc.string() }),
);
const params = fc.record(
  {
    UserName: names,
    NewUserName: names,
    GroupName: names,
    NewGroupName: names,
    RoleName: names,
    PolicyName: names,
    InstanceProfileName: names,
    VirtualMFADeviceName: names,
    AccountAlias: fc.constantFrom('larkfield', 'x'),
    Path: fc.constantFrom('/', '/a/', 'a'),
    PolicyArn: arns,
    PermissionsBoundary: arns,
    SerialNumber: arns,
    PolicySourceArn: arns,
    PolicyDocument: documents,
    AssumeRolePolicyDocument: documents,
    AccessKeyId: fc.constantFrom('AKIADANAEXAMPLE00001', 'AKIANOBODYSKEY000001'),
    Status: fc.constantFrom('Active', 'Inactive', 'Other'),
    Password: fc.string(),
    AuthenticationCode1: fc.constantFrom('000000', 'x'),
    AuthenticationCode2: fc.constantFrom('000000'),
    VersionId: fc.constantFrom('v1', 'v2', 'latest'),
    AWSServiceName: fc.constantFrom('autoscaling.amazonaws.com', 'x.amazonaws.com'),
    Tags: tags,
    TagKeys: fc.array(fc.constantFrom('a', 'A')),
    Marker: fc.constantFrom('AAEAA1', 'AAEAAzzzz', '?'),
    MaxItems: fc.integer({ min: -1, max: 3 }),
    ActionNames: fc.constant(['s3:GetObject', '']),
    Filter: fc.constant(['User', 'LocalManagedPolicy']),
  },
  { requiredKeys: [] },
);

/** Only what the operation takes: the rest would be refused by the client. */
function onlyMembers(name: string, drawn: object): object {
  const known = inputShape('iam', name)?.members;
  return Object.fromEntries(Object.entries(drawn).filter(([member]) => known?.has(member)));
}

it('any sequence of requests is answered, and leaves a state that can be copied', () => {
  const operations = fc.constantFrom(...IAM_OPERATIONS.map((operation) => operation.name));
  fc.assert(
    fc.property(fc.array(fc.tuple(operations, params), { maxLength: 40 }), (requests) => {
      const a = testAccount({
        roles: [{ name: 'ops', trust: { service: 'ec2.amazonaws.com' }, isForInstances: true }],
      });
      for (const [name, drawn] of requests) {
        const outcome = a.call(ADMIN, name, onlyMembers(name, drawn));
        if (!outcome.ok) expect(outcome.error.code).not.toBe('');
      }
      expect(copyState(a.state)).toEqual(a.state);
    }),
    { numRuns: 200 },
  );
});
