/** The part of Perkline that comes with the Wasm: opens it once, mounts the elements into it, tells it the cart, does what it asks. */

import init, * as glue from 'perkline-glue';
import { compile } from './compile';
import type { Opening, Page } from './page_part';
import { run } from './run';
import sheetText from './sheet.css';
import { createSheet } from './sheet';

let instance: Promise<unknown> | undefined;
let sheet: CSSStyleSheet | undefined;

export async function open(opening: Opening): Promise<Page> {
  const ready = (instance ??= opening.wasm.then(compile).then((module) => init({ module_or_path: module })));
  return run(opening, glue, ready, (sheet ??= createSheet(opening.win, sheetText)));
}
