/** What the page was told about the shop and the shopper: the JSON script that Liquid prints, or a headless host's `start()`. */

export interface Configuration {
  /** Where the API answers, without `/v1`: the app proxy's path on Liquid stores. */
  api: string;
  locale: string;
  /** The presentment currency, ISO 4217; a headless host that leaves it out gets the program's. */
  currency?: string;
  /** Somebody is signed in to the shop, member or not. */
  customer: boolean;
  /** `editor` and `previews` are for merchants; shoppers never load them. */
  assets: { page: string; wasm: string; editor?: string; previews?: string };
  links: { sign_in?: string; join?: string; rewards?: string };
  messages: object;
  snapshot?: Snapshot | null;
  /** Where the merchant wants the cart drawer's element; null finds it by the presets in placement/. */
  placement?: Placement | null;
  /** The merchant's colours and shapes for the page; an element's own attributes win. */
  look?: Look;
  /** The merchant's own sentences, by message key; a blank one is ours. */
  texts?: Record<string, string | null>;
  /** Only in the theme editor: whose eyes the merchant looks through, and what the editor's part says. */
  preview?: string | null;
  editor?: Record<string, string>;
}

/** The little that TypeScript reads of a snapshot. Everything else in it is decoded in the Wasm. */
export interface Snapshot {
  as_of?: number;
  program?: { currency?: string };
  member?: { id?: string } | null;
}

/** A CSS selector of an element of the theme, and where beside or inside it ours goes. */
export type Placement = [selector: string, where: InsertPosition];

/** Each is the custom property `--perk-` and its name. */
export type Look = Partial<Record<'accent' | 'surface' | 'border' | 'radius', string | null>>;

/** The embed's configuration, else that of the first block; undefined when there is none, or none that parses. */
export function readConfiguration(doc: Document): Configuration | undefined {
  const script = doc.querySelector('script[data-perkline=embed]') ?? doc.querySelector('script[data-perkline]');
  try {
    return JSON.parse(script!.textContent!) as Configuration;
  } catch {
    return undefined;
  }
}
