/**
 * Makes sure that the packages the lock file names are installed; a fresh clone needs no step
 * before `npm start` or `npm test`. Plain JavaScript, because it runs before anything is there.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} path */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(ROOT + path, 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** True when every package of the lock that this machine needs is there in its version. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const present = readPackages('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([path, { version, optional, peer }]) => {
    if (path === '' || optional || peer) return true;
    return present[path]?.version === version;
  });
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Trailwatch needs Node 20.19 or later; this is Node ${process.versions.node}.`);
  process.exit(1);
}

export function bootstrap() {
  checkNode();
  if (isInstalled()) return;
  console.log('Installing packages (once) …');
  const command = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(command, ['ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error('The packages could not be installed; npm says why above.');
  process.exit(1);
}
