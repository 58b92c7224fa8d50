/** What the script on every page and the page part, which comes with the Wasm, say to each other. */

import type { Configuration } from './configuration';
import type { Elements } from './elements';
import type { CustomerToken } from './token';
import type { Win } from './win';

/** The module that `configuration.assets.page` names. */
export interface PagePart {
  open(opening: Opening): Promise<Page>;
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

/** What a headless host can do for us that a Liquid page does by itself. */
export interface HostFunctions {
  customerToken?: CustomerToken;
  /** Whether the code counts on the host's cart now. */
  applyCode?: (code: string) => Promise<boolean>;
}

export interface Page {
  setCart(text: string): void;
  refresh(): void;
}
