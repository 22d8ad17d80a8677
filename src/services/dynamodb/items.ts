import { deepFreeze } from '../../gateway/freeze.ts';
import { keyText } from './keys.ts';
import type { Table } from './state.ts';
import type { Item } from './values/attribute.ts';
import { keptForm } from './values/kept.ts';
import { itemSize } from './values/sizes.ts';

/** The item under a key, or undefined. */
export function itemAt(table: Table, key: Item): Item | undefined {
  return table.items.get(keyText(table.keys, key));
}

/** Keeps an item in place of the one with its key; answers with what is kept. */
export function keepItem(table: Table, given: Item): Item {
  const item = deepFreeze(keptForm(given));
  const text = keyText(table.keys, item);
  const before = table.items.get(text);
  table.itemBytes += itemSize(item) - (before ? itemSize(before) : 0);
  table.items.set(text, item);
  return item;
}

export function dropItem(table: Table, key: Item): void {
  const text = keyText(table.keys, key);
  const before = table.items.get(text);
  if (!before) return;
  table.itemBytes -= itemSize(before);
  table.items.delete(text);
}
