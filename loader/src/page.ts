/** The part of Perkline that comes with the Wasm: opens it once, mounts the elements into it, tells it the cart, does what it asks. */

import init, * as glue from 'perkline-glue';
import { compile } from './compile';
import type { PagePart } from './page_part';
import { run } from './run';
import sheetText from './sheet.css';
import { createSheet } from './sheet';
import { withSuccessor, type Attempt } from './successor';

/** The same file under another name is another evaluation of it, and no second request. */
const AGAIN = '#1';

const { url } = import.meta;
let module: Promise<WebAssembly.Module> | undefined;
let instance: Promise<unknown> | undefined;
let sheet: CSSStyleSheet | undefined;

const first: Attempt = (opening, onTrap) => {
  module ??= opening.wasm.then(compile);
  instance ??= module.then((module) => init(module));
  sheet ??= createSheet(opening.win, sheetText);
  return run(opening, glue, instance, sheet, { url, onTrap });
};

const second: PagePart['open'] = async (opening) => {
  const { open } = (await import(url + AGAIN)) as PagePart;
  return open({ ...opening, wasm: module! });
};

export const open: PagePart['open'] = withSuccessor(first, url.endsWith(AGAIN) ? undefined : second);
