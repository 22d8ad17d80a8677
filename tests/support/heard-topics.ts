/** SNS as the alarms of a test need it: what is published to a topic is kept and can be read. */
import { awsError } from '../../src/aws/errors.ts';
import { operation, service } from '../../src/gateway/service.ts';
import type { World } from '../../src/world/world.ts';

export const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:pages';

export interface Published {
  TopicArn: string;
  Subject: string;
  Message: string;
}

/** Topics for `blankAccount`; closed ones turn every publisher away. */
export function heardTopics({ isClosed = false } = {}) {
  const publish = operation<Published[], Published>({
    name: 'Publish',
    readOnly: false,
    trail: { category: 'none' },
    run: ({ state }, input) => {
      if (isClosed) throw awsError('AuthorizationError', 'not authorized', { status: 403 });
      state.push(input);
      return { MessageId: 'x' };
    },
  });
  return service<Published[]>({
    name: 'sns',
    title: 'SNS',
    eventSource: 'sns.amazonaws.com',
    iamPrefix: 'sns',
    endpoint: 'sns.{region}.amazonaws.com',
    protocol: 'query',
    empty: () => [],
    operations: [publish],
  });
}

/** What was published in the home Region, oldest first. */
export function published(world: World): Published[] {
  return world.context('sns').state as Published[];
}
