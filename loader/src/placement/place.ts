/** Gives the cart drawer its element, with the server's text: where the embed's settings say, else where a theme that we know has room. */

import type { Configuration } from '../configuration';
import type { Elements } from '../elements';
import type { Win } from '../win';
import { dawn } from './dawn';
import { horizon3 } from './horizon3';
import { horizon4 } from './horizon4';
import { keep } from './keep';
import { notification } from './notification';
import { findSpot } from './preset';

/** A page that has both a drawer and a pop-up uses the drawer. */
const PRESETS = [horizon4, horizon3, dawn, notification];

/** Returns who tells which preset it stands by now; undefined while there is no spot. */
export function place(
  win: Win,
  elements: Elements,
  { placement }: Configuration,
  signal: AbortSignal,
): () => string | undefined {
  const { document } = win;
  const written = document.querySelector<HTMLTemplateElement>('template[data-perkline-drawer]');
  const presets = placement ? [{ name: 'selector', spots: [placement] }] : PRESETS;
  let chosen: string | undefined;
  const find = () => {
    const spot = findSpot(document, presets);
    chosen = spot?.name;
    return spot;
  };
  try {
    if (written)
      keep(win, elements, document.importNode(written.content.firstElementChild as HTMLElement, true), find, signal);
  } catch {
    // The setting is no selector, or names what nothing can stand beside. The theme editor tells the merchant; shoppers see no harm.
  }
  return () => chosen;
}
