/** Fetches the page part and the Wasm together, so that neither waits for the other, and opens the one with the other. */

import type { Opening, Page, PagePart } from './page_part';
import type { Win } from './win';

/** `import()`, of the page part or of the editor's. */
export type ImportPart = (url: string) => Promise<unknown>;

export async function load(win: Win, importPart: ImportPart, opening: Omit<Opening, 'wasm'>): Promise<Page> {
  const { page, wasm } = opening.configuration.assets;
  const response = win.fetch(wasm);
  // Whoever awaits it in the page part hears of a failure; until then it is not an unhandled one.
  response.catch(() => {});
  const { open } = (await importPart(page)) as PagePart;
  return open({ ...opening, wasm: response });
}
