import { operation } from '../../../gateway/service.ts';
import { topicOf, type SnsState } from '../state.ts';
import { onTopic } from './declaration.ts';
import { pageOf } from './page.ts';
import { setTopicAttribute, topicAttributes } from './topic-attributes.ts';

interface TopicInput {
  readonly TopicArn: string;
}

/** Deletes a topic and its subscriptions; deleting it again is no error ("DeleteTopic"). */
export const deleteTopic = operation<SnsState, TopicInput>({
  name: 'DeleteTopic',
  readOnly: false,
  trail: { category: 'management' },
  ...onTopic,
  run: (ctx, { TopicArn }) => {
    ctx.state.topics.delete(TopicArn);
    return {};
  },
});

/** Lists topics, 100 a page ("ListTopics"). */
export const listTopics = operation<SnsState, { readonly NextToken?: string }>({
  name: 'ListTopics',
  readOnly: true,
  trail: { category: 'management' },
  run: (ctx, { NextToken }) => {
    const { items, nextToken } = pageOf([...ctx.state.topics.keys()], NextToken);
    return { Topics: items.map((TopicArn) => ({ TopicArn })), ...nextToken };
  },
});

/** Everything about a topic, as texts ("GetTopicAttributes"). */
export const getTopicAttributes = operation<SnsState, TopicInput>({
  name: 'GetTopicAttributes',
  readOnly: true,
  trail: { category: 'management' },
  ...onTopic,
  run: (ctx, { TopicArn }) => {
    const topic = topicOf(ctx.state, TopicArn);
    return { Attributes: topicAttributes(topic, ctx) };
  },
});

/** Sets one attribute of a topic ("SetTopicAttributes"). */
export const setTopicAttributes = operation<
  SnsState,
  TopicInput & { readonly AttributeName: string; readonly AttributeValue?: string }
>({
  name: 'SetTopicAttributes',
  readOnly: false,
  trail: { category: 'management' },
  ...onTopic,
  run: (ctx, { TopicArn, AttributeName, AttributeValue = '' }) => {
    setTopicAttribute(topicOf(ctx.state, TopicArn), AttributeName, AttributeValue);
    return {};
  },
});
