// The twin is measured only if it does what we do: the golden sentences and the shopper specs of a widget of nudges alone.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../', import.meta.url));
const playwright = fileURLToPath(new URL('../../../node_modules/@playwright/test/cli.js', import.meta.url));

/** How many specs passed. Throws with the names of those that did not. */
export function holdTwin() {
  const sentences = run('--test', 'unit/twin.test.mjs');
  if (sentences.status !== 0) throw new Error(`the twin fails its golden sentences:\n${sentences.stdout}`);
  const specs = run(playwright, 'test', '--config', 'playwright.twin.config.mjs', '--reporter', 'json');
  const { stats, suites = [], errors = [] } = parsed(specs);
  const failed = suites.flatMap(failures);
  if (specs.status !== 0 || !stats.expected || failed.length) {
    const reasons = [...failed, ...errors.map(({ message }) => message)].map((reason) => `  ${reason}`);
    throw new Error(`the twin fails its shopper specs, so it is not measured:\n${reasons.join('\n')}\n${specs.stderr}`);
  }
  return stats.expected;
}

const run = (...args) => spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });

function parsed({ stdout, stderr, error }) {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`the twin's shopper specs did not run: ${error ?? ''}\n${stderr}\n${stdout}`);
  }
}

const failures = ({ file, specs = [], suites = [] }) => [
  ...specs.filter(({ ok }) => !ok).map(({ title, line }) => `${file}:${line} ${title}`),
  ...suites.flatMap(failures),
];
