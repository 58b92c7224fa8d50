/** Fetches the page part and the Wasm together, so that neither waits for the other, and opens the one with the other. */

import type { Opening, Page, PagePart } from './page_part';
import type { Win } from './win';

export type ImportPage = (url: string) => Promise<PagePart>;

export function load(win: Win, importPage: ImportPage, opening: Omit<Opening, 'wasm'>): Promise<Page> {
  const { page, wasm } = opening.configuration.assets;
  const response = win.fetch(wasm);
  // Whoever awaits it in the page part hears of a failure; until then it is not an unhandled one.
  response.catch(() => {});
  return importPage(page).then(({ open }) => open({ ...opening, wasm: response }));
}
