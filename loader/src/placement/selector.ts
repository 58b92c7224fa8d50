/** Finds the spot that the merchant named in the embed's settings: a CSS selector and a position. */

import type { Placement } from '../configuration';

/** An element of the theme, and where beside or inside it ours goes. */
export interface Spot {
  anchor: Element;
  where: InsertPosition;
}

const WHERE: Record<Placement['position'], InsertPosition> = {
  before: 'beforebegin',
  first: 'afterbegin',
  last: 'beforeend',
  after: 'afterend',
};

/** Undefined while nothing matches. A selector that is not one throws, as `querySelector` does. */
export function spotBySelector(doc: Document, { selector, position }: Placement): Spot | undefined {
  const anchor = doc.querySelector(selector);
  return anchor ? { anchor, where: WHERE[position] ?? 'beforeend' } : undefined;
}
