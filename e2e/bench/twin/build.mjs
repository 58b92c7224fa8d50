// Builds the twin into an extension's assets, as our own scripts are built: one bundle for every page, one that comes when wanted.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';
import { options } from '../../../loader/esbuild.options.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Writes `perkline.js` and `perkline-page.js` into the folder. */
export async function buildTwin(folder) {
  const bundle = (entry, name, extra) =>
    build({
      ...options,
      entryPoints: [at(entry)],
      outfile: join(folder, name),
      bundle: true,
      minify: true,
      legalComments: 'none',
      ...extra,
    });
  await bundle('boot.mjs', 'perkline.js', { format: 'iife' });
  await bundle('page.mjs', 'perkline-page.js', { format: 'esm', plugins: [sheetOfNudges] });
}

/** Our style sheet without what only balance, tier and account need. */
const sheetOfNudges = {
  name: 'sheet-of-nudges',
  setup(builder) {
    builder.onResolve({ filter: /^twin-sheet$/ }, () => ({
      path: at('../../../loader/src/sheet.css'),
      namespace: 'twin',
    }));
    builder.onLoad({ filter: /./, namespace: 'twin' }, async ({ path }) => {
      const text = readFileSync(path, 'utf8');
      const [from, to] = [text.indexOf('/* Figures and standing. */'), text.indexOf('@media (prefers-reduced-motion')];
      if (from < 0 || to < from) throw new Error(`${path} is parted in other ways than the twin's build knows`);
      const css = text.slice(0, from) + text.slice(to);
      const { code } = await transform(css, { loader: 'css', minify: true, target: options.target });
      return { contents: code.trim(), loader: 'text' };
    });
  },
};
