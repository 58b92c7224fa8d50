/** The part of Perkline that comes with the Wasm: opens it once, mounts the elements into it, tells it the cart, does what it asks. */

import init, * as glue from 'perkline-glue';
import { compile } from './compile';
import type { Configuration } from './configuration';
import type { Elements } from './elements';
import { run } from './run';
import sheetText from './sheet.css';
import { createSheet } from './sheet';
import type { CustomerToken } from './token';
import type { Win } from './win';

/** What a headless host can do for us that a Liquid page does by itself. */
export interface HostFunctions {
  customerToken?: CustomerToken;
  /** Whether the code counts on the host's cart now. */
  applyCode?: (code: string) => Promise<boolean>;
}

export interface Opening {
  win: Win;
  configuration: Configuration;
  elements: Elements;
  functions: HostFunctions;
  wasm: Promise<Response>;
  /** The cart that the host has told so far; undefined when it tells none and the page's sources are to be read. */
  cart(): string | undefined;
  signal: AbortSignal;
}

export interface Page {
  setCart(text: string): void;
  refresh(): void;
}

export interface PagePart {
  open(opening: Opening): Promise<Page>;
}

let instance: Promise<unknown> | undefined;
let sheet: CSSStyleSheet | undefined;

export async function open(opening: Opening): Promise<Page> {
  const ready = (instance ??= opening.wasm.then(compile).then((module) => init({ module_or_path: module })));
  return run(opening, glue, ready, (sheet ??= createSheet(opening.win, sheetText)));
}
