// Checks the theme app extension: Shopify's theme check, and what it does not see. Run it after the build: it looks at the assets too.
import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { themeCheckRun } from '@shopify/theme-check-node';

// A relative root would find no file, and pass.
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../theme-snippets');
const problems = [...(await themeCheck()), ...messagesNotPrinted()];
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exit(1);
console.log('theme check: nothing wrong in theme-snippets');

async function themeCheck() {
  const { offenses, theme } = await themeCheckRun(root, 'theme-check:theme-app-extension');
  if (theme.length === 0) return [`theme check saw no file in ${root}`];
  const severities = ['error', 'warning', 'info'];
  const told = offenses.map(({ severity, check, uri, start, message }) => ({
    severity,
    text: `${relative(root, fileURLToPath(uri))}:${start.line + 1}: ${severities[severity]}: ${message} (${check})`,
  }));
  for (const { severity, text } of told) if (severity !== 0) console.warn(text);
  return told.filter(({ severity }) => severity === 0).map(({ text }) => text);
}

/** Every word of the locale file must reach the scripts, by the snippet that prints them. */
function messagesNotPrinted() {
  const { perkline } = JSON.parse(readFileSync(join(root, 'locales/en.default.json'), 'utf8'));
  const snippet = readFileSync(join(root, 'snippets/perkline-messages.liquid'), 'utf8');
  const keys = leaves(perkline, 'perkline');
  const printed = [...snippet.matchAll(/'(perkline\.[\w.]+)' \| t \| json/g)].map(([, key]) => key);
  return [
    ...keys
      .filter((key) => !printed.includes(key))
      .map((key) => `snippets/perkline-messages.liquid does not print ${key}`),
    ...printed
      .filter((key) => !keys.includes(key))
      .map((key) => `snippets/perkline-messages.liquid prints ${key}, which no locale file has`),
  ];
}

function leaves(node, path) {
  if (typeof node === 'string') return [path];
  return Object.entries(node).flatMap(([key, value]) => leaves(value, `${path}.${key}`));
}
