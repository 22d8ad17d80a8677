/** Who may import whom. The house's plan of rooms as a table; anything not listed is an error. */
import { posix } from 'node:path';
import ts from 'typescript';
import { finding, lineOf, roomOf, walk, type Finding, type Source } from './source.ts';

interface RoomRule {
  /** Rooms whose values and types may be imported; `room/file` opens that one file. */
  rooms: string[];
  /** Rooms of which only types may be imported. */
  types?: string[];
  /** Packages that may be imported; a trailing `*` opens all that begin so. */
  packages?: string[];
}

export const ROOMS: Record<string, RoomRule> = {
  kernel: { rooms: [] },
  aws: { rooms: [] },
  gateway: { rooms: ['kernel', 'aws'] },
  services: { rooms: ['kernel', 'aws', 'gateway'] },
  actors: {
    rooms: ['kernel', 'aws', 'gateway/resident', 'gateway/freeze'],
    types: ['gateway'],
  },
  workloads: {
    rooms: ['kernel', 'aws', 'gateway/resident', 'gateway/freeze'],
    types: ['gateway'],
  },
  world: { rooms: ['kernel', 'aws', 'gateway', 'services', 'actors', 'workloads'] },
  wire: { rooms: ['aws'], types: ['gateway'], packages: ['@aws-sdk/*', '@smithy/*'] },
  cli: { rooms: ['aws'], types: ['gateway'], packages: ['yaml'] },
  shell: { rooms: ['cli'], types: ['gateway'], packages: ['just-bash/browser'] },
  code: {
    rooms: ['wire'],
    packages: ['@aws-sdk/client-*', '@lezer/javascript'],
  },
  lessons: {
    rooms: ['kernel', 'aws', 'world', 'scenarios'],
    types: ['gateway', 'actors'],
    packages: ['zod', 'yaml', 'xstate', 'jmespath'],
  },
  worker: {
    rooms: [
      ...['world', 'lessons', 'wire', 'cli', 'shell', 'code', 'storage', 'offline', 'kernel'],
      ...['aws/model/load', 'aws/base64'],
    ],
    types: ['aws', 'gateway', 'kernel'],
    packages: ['comlink'],
  },
  storage: { rooms: [], types: ['worker', 'world', 'lessons', 'shell'], packages: ['dexie'] },
  charts: { rooms: [], packages: ['d3', 'd3-*', 'svelte', 'svelte/*'] },
  ui: {
    rooms: ['charts', 'worker/client', 'storage', 'offline'],
    types: ['lessons', 'worker'],
    packages: [
      'svelte',
      'svelte/*',
      'xstate',
      '@fontsource/*',
      'marked',
      '@xterm/*',
      '@codemirror/*',
      '@lezer/highlight',
    ],
  },
  offline: { rooms: [], packages: ['serwist'] },
  main: { rooms: ['ui', 'offline', 'worker/client'], packages: ['svelte'] },
};

interface ImportLine {
  specifier: string;
  isType: boolean;
  line: number;
}

export function checkImports(source: Source): Finding[] {
  const room = roomOf(source.path);
  if (!source.path.startsWith('src/') || source.isTest || source.path.endsWith('.d.ts')) return [];
  const rule = ROOMS[room];
  if (!rule) {
    const cure = `move it to one of: ${Object.keys(ROOMS).join(', ')}`;
    return [finding(source, 1, `"${room}" is not a room of the house`, cure)];
  }
  return listImports(source).flatMap((line) => {
    const problem = line.specifier.startsWith('.')
      ? judgeRoom(source.path, room, line)
      : judgePackage(room, line);
    return problem ? [finding(source, line.line, problem.says, problem.cure)] : [];
  });
}

function judgeRoom(path: string, room: string, line: ImportLine) {
  const target = posix.normalize(posix.join(posix.dirname(path), line.specifier));
  if (/\.(css|svg|png|woff2)(\?\w+)?$/.test(target)) return undefined;
  const targetRoom = target.startsWith('src/') ? roomOf(target) : (target.split('/')[0] ?? '');
  if (targetRoom === room) return judgeService(path, target);
  const { rooms, types = [] } = ROOMS[room]!;
  const open = [...rooms, ...(line.isType ? types : [])];
  const isOpen = open.some((name) => name === targetRoom || opensFile(name, target));
  if (isOpen) return undefined;
  const asType = types.includes(targetRoom) ? ' (its types only: write `import type`)' : '';
  return {
    says: `${room} may not import ${targetRoom}${asType}`,
    cure: `${room} may import: ${rooms.join(', ') || 'nothing'}; turn the need into a port or argument`,
  };
}

/** `worker/client` opens src/worker/client.ts and nothing else of the worker. */
function opensFile(name: string, target: string): boolean {
  return name.includes('/') && target.replace(/\.ts$/, '') === `src/${name}`;
}

function judgeService(path: string, target: string) {
  const from = serviceOf(path);
  const to = serviceOf(target);
  if (!from || !to || from === to) return undefined;
  return {
    says: `service ${from} imports service ${to}`,
    cure: 'ask through ctx.call(…) or a port of src/gateway/ports.ts',
  };
}

function serviceOf(path: string): string | undefined {
  return /^src\/services\/([^/]+)\//.exec(path)?.[1];
}

function judgePackage(room: string, { specifier, isType }: ImportLine) {
  if (/^(virtual:|\$|\/)/.test(specifier)) return undefined;
  const packages = ROOMS[room]?.packages ?? [];
  const matches = (name: string) =>
    name.endsWith('*') ? specifier.startsWith(name.slice(0, -1)) : specifier === name;
  if (packages.some(matches)) return undefined;
  return {
    says: `${room} may not import the package ${specifier}${isType ? ' (even its types)' : ''}`,
    cure: `packages open to ${room}: ${packages.join(', ') || 'none'}`,
  };
}

function listImports(source: Source): ImportLine[] {
  const lines: ImportLine[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, isType: boolean) => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    lines.push({ specifier: specifier.text, isType, line: lineOf(source, node) });
  };
  walk(source.tree, (node) => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeImport(node));
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node, node.argument.literal, true);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node, node.arguments[0], false);
    }
  });
  return lines;
}

function isTypeImport(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  if (clause.name || !named || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}
