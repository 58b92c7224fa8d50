// One section of the results: its losses as a list, then its tables, in a file that `cargo xtask bench` composes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/**
 * `losses` are `{key, text}`, `body` is Markdown that begins with a heading. Under each loss stands what tried.json has under its
 * key; one that has nothing there is an error, after everything else is written.
 */
export function writeSection(name, losses, body) {
  const folder = new URL('sections/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const tried = JSON.parse(readFileSync(new URL('tried.json', import.meta.url), 'utf8'));
  const { text: list, silent } = listed(losses, tried);
  writeFileSync(new URL(`${name}.md`, folder), `${list}\n${body.trim()}\n`);
  for (const { text } of losses) console.log(`   loss: ${text}`);
  if (silent.length) throw new Error(`e2e/bench/tried.json has to say what was tried about ${silent.join(', ')}`);
}

/** `{text, silent}`: the losses with what was tried, said once a key, as a list; and the keys that have nothing to say. */
export function listed(losses, tried) {
  const said = new Set();
  const item = ({ key, text }) => {
    if (!tried[key]) return `- ${text}\n`;
    const note = said.has(key) ? 'as above.' : tried[key];
    said.add(key);
    return `- ${text}\n  - Tried: ${note}\n`;
  };
  const silent = losses.map(({ key }) => key).filter((key) => !tried[key]);
  return { text: losses.map(item).join(''), silent: [...new Set(silent)] };
}

/** A Markdown table; the first column is names. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), `|-|${'-:|'.repeat(head.length - 1)}`, ...rows.map(line)].join('\n');
}

/** `--repeats N` of the command line. */
export function repeatsOr(usual) {
  const { values } = parseArgs({ options: { repeats: { type: 'string' } } });
  const repeats = Number(values.repeats ?? usual);
  if (!Number.isInteger(repeats) || repeats < 1) throw new Error('--repeats takes a whole number from 1');
  return repeats;
}
