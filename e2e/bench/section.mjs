// One section of the results: its losses as a list, then its tables, in a file that `cargo xtask bench` composes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** `losses` are sentences, `body` is Markdown that begins with a heading. */
export function writeSection(name, losses, body) {
  const folder = new URL('sections/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const list = losses.map((loss) => `- ${loss}\n`).join('');
  writeFileSync(new URL(`${name}.md`, folder), `${list}\n${body.trim()}\n`);
  for (const loss of losses) console.log(`   loss: ${loss}`);
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
