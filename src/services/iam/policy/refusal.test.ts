import { expect, it } from 'vitest';
import { refusalText } from './refusal.ts';

const request = {
  caller: 'arn:aws:iam::111122223333:user/ci',
  action: 'iam:ListUsers',
  resource: 'arn:aws:iam::111122223333:user/',
};
const head =
  'User: arn:aws:iam::111122223333:user/ci is not authorized to perform: iam:ListUsers on resource: arn:aws:iam::111122223333:user/';

it.each([
  [
    { explicit: false, by: 'identity' },
    ' because no identity-based policy allows the iam:ListUsers action',
  ],
  [
    { explicit: false, by: 'boundary' },
    ' because no permissions boundary allows the iam:ListUsers action',
  ],
  [
    { explicit: false, by: 'session' },
    ' because no session policy allows the iam:ListUsers action',
  ],
  [{ explicit: true, by: 'identity' }, ' with an explicit deny in an identity-based policy'],
  [{ explicit: true, by: 'boundary' }, ' with an explicit deny in a permissions boundary'],
  [{ explicit: true, by: 'scp' }, ' with an explicit deny in a service control policy'],
  [{ explicit: true, by: 'resource' }, ' with an explicit deny in a resource-based policy'],
] as const)('a refusal names the kind of policy: %o', (refusal, tail) => {
  expect(refusalText(request, refusal)).toBe(head + tail);
});

it('some services leave the resource out', () => {
  expect(refusalText({ ...request, resource: undefined }, { explicit: true, by: 'scp' })).toBe(
    'User: arn:aws:iam::111122223333:user/ci is not authorized to perform: iam:ListUsers with an explicit deny in a service control policy',
  );
});
