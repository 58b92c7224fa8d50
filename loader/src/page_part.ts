/** What the script on every page and the page part, which comes with the Wasm, say to each other. */

import type { InTurn } from './codes/turns';
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
  /** The answer to its request, or what an earlier instance was made from. */
  wasm: Promise<Response | WebAssembly.Module>;
  /** The cart that the host has told so far; undefined when it tells none and the page's sources are to be read. */
  cart(): string | undefined;
  /** What Shopify's cart was when an earlier instance died. */
  lastCart?: string | undefined;
  /** Changes of the cart's codes, of an earlier instance too, which may have one under way. */
  inTurn?: InTurn | undefined;
  /** The Back button brought this page: what it shows has to be confirmed. */
  back?: boolean | undefined;
  signal: AbortSignal;
}

/** What a headless host can do for us that a Liquid page does by itself. */
export interface HostFunctions {
  customerToken?: CustomerToken;
  /** Whether the code counts on the host's cart now. */
  applyCode?: (code: string) => Promise<boolean>;
  /** Whether the code is out of the host's cart now. */
  removeCode?: (code: string) => Promise<boolean>;
}

export interface Page {
  setCart(text: string): void;
  refresh(): void;
  /** Hides what is personal until the API has said that the same member is signed in. */
  confirm(): void;
  /** The page's sources of cart changes, as far as they have shown themselves. */
  sourcesFound(): string[];
}
