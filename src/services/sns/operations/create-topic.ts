import { notSimulated } from '../../../aws/errors.ts';
import { refuseMembers } from '../../../aws/unsupported.ts';
import { operation } from '../../../gateway/service.ts';
import { invalid, newTopic, topicArn, type SnsState, type Topic } from '../state.ts';
import { setTopicAttribute } from './topic-attributes.ts';
import { setTags, type TagEntry } from './tags.ts';

interface Input {
  readonly Name: string;
  readonly Attributes?: Readonly<Record<string, string>>;
  readonly Tags?: readonly TagEntry[];
}

/** Makes a topic, or finds the one of that name (API Reference, "CreateTopic"). */
export const createTopic = operation<SnsState, Input>({
  name: 'CreateTopic',
  readOnly: false,
  trail: { category: 'management' },
  resource: (input, ctx) => topicArn(ctx, String(input['Name'])),
  run: (ctx, input) => {
    refuseMembers('Amazon SNS CreateTopic', input, ['DataProtectionPolicy']);
    const { Name, Attributes = {}, Tags = [] } = input;
    if (!/^[A-Za-z0-9_-]{1,256}(\.fifo)?$/.test(Name)) throw invalid('Topic Name');
    if (Name.endsWith('.fifo') || Attributes['FifoTopic'] === 'true') {
      throw notSimulated('Not simulated: Amazon SNS FIFO topics.');
    }
    const topic = newTopic(ctx, Name);
    for (const [name, value] of Object.entries(Attributes)) setTopicAttribute(topic, name, value);
    setTags(topic.tags, Tags);
    const existing = ctx.state.topics.get(topic.arn);
    if (existing) refuseDifference(existing, topic, Attributes);
    else ctx.state.topics.set(topic.arn, topic);
    return { TopicArn: topic.arn };
  },
});

/** Creating a topic again is no error unless it asks for something else. */
function refuseDifference(existing: Topic, asked: Topic, attributes: object): void {
  const asksPolicy = Object.hasOwn(attributes, 'Policy') && asked.policy !== existing.policy;
  const asksName =
    Object.hasOwn(attributes, 'DisplayName') && asked.displayName !== existing.displayName;
  if (asksPolicy || asksName) {
    throw invalid('Attributes Reason: Topic already exists with different attributes');
  }
  const isSame = [...asked.tags].every(([key, value]) => existing.tags.get(key) === value);
  if (!isSame) throw invalid('Tags Reason: Topic already exists with different tags');
}
