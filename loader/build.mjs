// Builds the scripts and prints their sizes: perkline.js (every page), perkline-page.js (with the Wasm), perkline-editor.js (merchants only),
// perkline.mjs (headless hosts).
//
//   node build.mjs [--glue FILE] [--out FOLDER]
//
// FILE is wasm-bindgen's glue; without it the page part, which contains it, is left out. FOLDER is the extension's assets.
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { options, minifiedCss } from './esbuild.options.mjs';

// theme-check refuses an app block's script from 10,000 bytes, uncompressed (AssetSizeAppBlockJavaScript).
const BOOT_BYTES_MAX = 9_999;

const here = dirname(fileURLToPath(import.meta.url));
const { values } = parseArgs({ options: { glue: { type: 'string' }, out: { type: 'string' } } });
const out = resolve(values.out ?? join(here, '../theme-snippets/assets'));
const dist = join(here, 'dist');
mkdirSync(out, { recursive: true });
mkdirSync(dist, { recursive: true });

const boot = await bundle('boot.ts', join(out, 'perkline.js'), { format: 'iife' });
if (boot > BOOT_BYTES_MAX) {
  console.error(
    `perkline.js has ${boot} bytes; Shopify's theme check refuses it above ${BOOT_BYTES_MAX}. Move something to the page part.`,
  );
  process.exit(1);
}
await bundle('editor.ts', join(out, 'perkline-editor.js'), { format: 'esm' });
await bundle('host.ts', join(dist, 'perkline.mjs'), { format: 'esm' });
if (values.glue) {
  await bundle('page.ts', join(out, 'perkline-page.js'), {
    format: 'esm',
    alias: { 'perkline-glue': resolve(values.glue) },
    plugins: [minifiedCss],
  });
} else {
  console.log("perkline-page.js was not built: it contains the Wasm's glue, and no --glue was given");
}

/** Bundles one entry; its size in bytes. */
async function bundle(entry, outfile, extra) {
  await build({
    ...options,
    entryPoints: [join(here, 'src', entry)],
    outfile,
    bundle: true,
    minify: true,
    legalComments: 'none',
    ...extra,
  });
  const bytes = readFileSync(outfile);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  console.log(`${relative(process.cwd(), outfile)}: ${bytes.length} bytes, ${brotli} with brotli 11`);
  return bytes.length;
}
