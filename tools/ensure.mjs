// Makes the checkout ready: packages, build, and for the tests a browser. Plain JavaScript, since it runs before anything is installed.
// Usage: node tools/ensure.mjs start | build | test
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const mode = process.argv[2] ?? 'build';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  stop(`Node ${process.versions.node} is too old. Install Node 20.19 or newer.`);

ensurePackages();
ensureBuild();
if (mode === 'test') ensureBrowser();

function ensurePackages() {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (existsSync(installed) && newestIn(['package-lock.json']) <= statSync(installed).mtimeMs) return;
  // Not `npm ci`: it refuses a lock without the binaries of other platforms, which not every registry serves.
  run('Installing packages (once)', 'npm', [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]);
}

function ensureBuild() {
  // The compiler knows by itself what is stale.
  run('Building', process.execPath, ['node_modules/typescript/bin/tsc', '-b']);
  const page = join(root, 'web/dist/index.html');
  const sources = newestIn([
    'web/src',
    'web/index.html',
    'web/package.json',
    'web/vite.config.ts',
    'package-lock.json',
  ]);
  if (existsSync(page) && sources <= statSync(page).mtimeMs) return;
  run('Building the web application', 'npm', ['run', 'build', '-w', 'web', '--silent']);
}

function ensureBrowser() {
  if (process.env.CHROMIUM || existsSync('/usr/bin/chromium')) return;
  const apt = spawnSync('apt-get', ['--version']).status === 0 && process.getuid?.() === 0;
  if (!apt)
    stop('The browser tests need Chromium. Install it, or name it in the environment variable CHROMIUM.');
  run('Looking up Debian packages', 'apt-get', ['update', '-qq']);
  run('Installing Chromium (once)', 'apt-get', [
    'install',
    '-y',
    '-qq',
    '--no-install-recommends',
    'chromium',
    'fonts-noto-core',
  ]);
}

/** Time of the newest file among these files and folders, in milliseconds. */
function newestIn(paths) {
  let newest = 0;
  for (const path of paths) {
    const full = join(root, path);
    if (!existsSync(full)) continue;
    const stats = statSync(full);
    const inside = stats.isDirectory()
      ? newestIn(readdirSync(full).map((name) => join(path, name)))
      : stats.mtimeMs;
    newest = Math.max(newest, inside);
  }
  return newest;
}

function run(what, command, args) {
  const started = Date.now();
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  if (result.status !== 0) stop(`${what} failed.\n${result.stdout}${result.stderr}${result.error ?? ''}`);
  const seconds = (Date.now() - started) / 1000;
  if (seconds > 3) console.error(`${what}: ${seconds.toFixed(0)} s`);
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
