/** The stories of this release. */
import type { WorldSpec } from '../../world/state.ts';
import type { Learner, Library, Story } from './story.ts';

const START = Date.UTC(2026, 2, 2, 6);

const SANDBOX_SPEC: WorldSpec = {
  id: 'empty/sandbox',
  version: '1',
  account: '111122223333',
  homeRegion: 'eu-west-1',
  start: START,
  historyDays: 14,
  regions: {},
  residents: {},
  modulations: [],
};

const SANDBOX: Story = {
  card: {
    id: 'sandbox',
    title: 'Sandbox',
    family: 'sandbox',
    level: 1,
    minutes: 0,
    version: 1,
    summary: 'The account with nothing going wrong: try anything.',
  },
  spec: SANDBOX_SPEC,
  end: null,
  signIn: (): Learner => ({
    identity: {
      label: 'learner@larkfield',
      arn: 'arn:aws:iam::111122223333:user/learner',
      accountId: '111122223333',
    },
    credential: { kind: 'anonymous' },
    userAgent: 'Mozilla/5.0',
    sourceIp: '198.51.100.23',
  }),
};

export const LIBRARY: Library = {
  cards: () => Promise.resolve([SANDBOX.card]),
  load: (id) => Promise.resolve(id === 'sandbox' ? SANDBOX : null),
  startMission: () => null,
};
