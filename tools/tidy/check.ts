/** The tidy check: every rule over every file, and how its findings are told. */
import { checkBans } from './bans.ts';
import { checkImports } from './imports.ts';
import { checkNames } from './names.ts';
import { checkFolders, checkSizes } from './sizes.ts';
import { withoutAllowed, type Finding, type Source } from './source.ts';

export function checkSource(source: Source): Finding[] {
  const rules = [checkImports, checkBans, checkSizes, checkNames];
  return withoutAllowed(
    source,
    rules.flatMap((rule) => rule(source)),
  );
}

export function checkAll(sources: Source[]): Finding[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const folders = checkFolders(sources).filter(
    (found) => withoutAllowed(byPath.get(found.path)!, [found]).length > 0,
  );
  return [...sources.flatMap(checkSource), ...folders];
}

/** One line for people: where, in which room, what, and the cure. */
export function tell({ path, line, room, says, cure }: Finding): string {
  return `${path}:${line} [${room}] ${says}\n    cure: ${cure}`;
}
