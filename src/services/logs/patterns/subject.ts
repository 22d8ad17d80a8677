import type { Subject } from './pattern.ts';

/** A message that is text. The JSON in it is parsed at most once, whatever many filters ask. */
export function textSubject(text: string): Subject {
  let parsed: { value: object | undefined } | undefined;
  return {
    text: () => text,
    object: () => (parsed ??= { value: parseObject(text) }).value,
  };
}

/** A message that is a value not yet written out: JSON patterns never render it. */
export function valueSubject(value: object, render: () => string): Subject {
  let rendered: string | undefined;
  return {
    text: () => (rendered ??= render()),
    object: () => (Array.isArray(value) ? undefined : value),
  };
}

function parseObject(text: string): object | undefined {
  const start = text.trimStart();
  if (!start.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
