// The same shop three times: with our bundle, with the twin, and with what the server wrote alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { startDemo } from '../../harness/start.mjs';
import { buildTwin } from '../twin/build.mjs';
import { dressedExtension } from '../twin/extension.mjs';

/** What each loads; a file of the extension that is not listed is never asked for. */
const variants = [
  { name: 'bundle', files: ['perkline.js', 'perkline.css', 'perkline-page.js', 'perkline.wasm'], dress() {} },
  { name: 'twin', files: ['perkline.js', 'perkline.css', 'perkline-page.js'], dress: buildTwin },
  {
    name: 'text',
    files: ['perkline.css'],
    dress: (assets) => writeFileSync(join(assets, 'perkline.js'), ''),
  },
];

/** `[{name, demo, sizes, stop()}]`; `sizes` are brotli 11 bytes by file. */
export async function startVariants() {
  const started = [];
  for (const { name, files, dress } of variants) {
    const { folder, assets, remove } = await dressedExtension(dress);
    const demo = await startDemo({ extensionFolder: folder });
    const weigh = (file) => brotliCompressSync(readFileSync(join(assets, file))).length;
    const stop = async () => {
      await demo.stop();
      remove();
    };
    started.push({ name, demo, sizes: new Map(files.map((file) => [file, weigh(file)])), stop });
  }
  return started;
}
