/** AWS Identity and Access Management. */
import { service } from '../../gateway/service.ts';
import { authorizer } from './access/authorize.ts';
import { denialAnswer } from './access/denial-answer.ts';
import { identify } from './identity/identify.ts';
import { sweepSessions } from './identity/sessions.ts';
import { IAM_OPERATIONS } from './operations/table.ts';
import { seedIam } from './seed/seed.ts';
import { emptyIam, type IamState } from './state.ts';
import { stimuli } from './stimuli.ts';

export const iam = service<IamState>({
  name: 'iam',
  title: 'AWS Identity and Access Management',
  eventSource: 'iam.amazonaws.com',
  iamPrefix: 'iam',
  endpoint: 'iam.amazonaws.com',
  global: true,
  protocol: 'query',
  throttled: { code: 'Throttling', message: 'Rate exceeded', status: 400 },
  empty: () => emptyIam(),
  operations: IAM_OPERATIONS,
  handlers: { 'iam.sweep': (ctx) => sweepSessions(ctx) },
  stimuli,
  provides: { identify, authorize: authorizer(), denialAnswer },
  seed: (ctx, spec: never) => seedIam(ctx, spec),
  playback: { begin: (opened) => opened },
});
