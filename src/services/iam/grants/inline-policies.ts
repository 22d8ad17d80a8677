/** Inline policies of users, groups and roles, shown and taken away. */
import { noSuchEntity, type EntityKind } from '../errors.ts';
import type { Entity, InlinePolicy } from '../state.ts';
import { inlineText, isSameInline, percentEncoded } from '../entities/answers.ts';
import { pageOf, type PageInput } from '../entities/paging.ts';

/** The text as Get…Policy answers it. */
export function shownInline(kind: EntityKind, entity: Entity, name: string): string {
  const text = inlineText(entity, name);
  if (text === undefined) throw noSuchInline(kind, name);
  return percentEncoded(text);
}

export function withoutInline(
  kind: EntityKind,
  entity: Entity,
  name: string,
): readonly InlinePolicy[] {
  if (inlineText(entity, name) === undefined) throw noSuchInline(kind, name);
  return Object.freeze(entity.inline.filter((policy) => !isSameInline(policy.name, name)));
}

/** List…Policies. */
export function inlinePage(entity: Entity, input: PageInput) {
  const names = entity.inline.map((policy) => policy.name);
  const { items, rest } = pageOf(names, input);
  return { PolicyNames: items, ...rest };
}

function noSuchInline(kind: EntityKind, name: string) {
  return noSuchEntity(`The ${kind} policy with name ${name} cannot be found.`);
}
