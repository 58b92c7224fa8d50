// The theme app extension as it is shipped, except for its script: the twin's, or whatever somebody dresses it in.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildTwin } from './build.mjs';

const shipped = fileURLToPath(new URL('../../../theme-snippets', import.meta.url));

/** `{folder, assets, remove()}`: a copy in a folder of its own, whose assets `dress` has changed. */
export async function dressedExtension(dress = buildTwin) {
  const folder = mkdtempSync(join(tmpdir(), 'perkline-dressed-'));
  const remove = () => rmSync(folder, { recursive: true });
  const assets = join(folder, 'assets');
  try {
    cpSync(shipped, folder, { recursive: true });
    await dress(assets);
    return { folder, assets, remove };
  } catch (problem) {
    remove();
    throw problem;
  }
}
