/** A family of themes, and where its cart drawer has room for us. */

import type { Placement } from '../configuration';

export interface Preset {
  /** As `?perkline=debug` prints it. */
  name: string;
  /** The best first. */
  spots: Placement[];
}

/** An element of the theme that is on the page now. */
export interface Spot {
  name: string;
  anchor: Element;
  where: InsertPosition;
}

/** The first of the presets' spots that the page has. A selector that is not one throws, as `querySelector` does. */
export function findSpot(doc: Document, presets: Preset[]): Spot | undefined {
  for (const { name, spots } of presets) {
    for (const [selector, where] of spots) {
      const anchor = doc.querySelector(selector);
      if (anchor) return { name, anchor, where };
    }
  }
  return undefined;
}
