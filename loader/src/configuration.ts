/** What the page was told about the shop and the shopper: the JSON script that Liquid prints, or a headless host's `start()`. */

export interface Configuration {
  /** Where the API answers, without `/v1`: the app proxy's path on Liquid stores. */
  api: string;
  locale: string;
  /** The presentment currency, ISO 4217; a headless host that leaves it out gets the program's. */
  currency?: string;
  /** Somebody is signed in to the shop, member or not. */
  customer: boolean;
  assets: { page: string; wasm: string };
  links: { sign_in?: string; join?: string; rewards?: string };
  messages: object;
  snapshot?: Snapshot | null;
  placement?: Placement | null;
  /** The merchant's colours and shapes for the page; an element's own attributes win. */
  look?: Look;
}

/** The little that TypeScript reads of a snapshot. Everything else in it is decoded in the Wasm. */
export interface Snapshot {
  program?: { currency?: string };
  member?: { id?: string } | null;
}

/** Where the embed puts the cart drawer's element. */
export interface Placement {
  selector: string;
  position: 'before' | 'after' | 'first' | 'last';
}

export type Look = { accent?: string; radius?: string };

/** The embed's configuration, else that of the first block; undefined when there is none, or none that parses. */
export function readConfiguration(doc: Document): Configuration | undefined {
  const script = doc.querySelector('script[data-perkline=embed]') ?? doc.querySelector('script[data-perkline]');
  try {
    return JSON.parse(script!.textContent!) as Configuration;
  } catch {
    return undefined;
  }
}
