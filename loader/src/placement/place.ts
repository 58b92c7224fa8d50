/** Gives the cart drawer its element, where the embed's settings say so. Themes offer no place for an app block there. */

import type { Configuration } from '../configuration';
import type { Elements } from '../elements';
import { report } from '../report';
import type { Win } from '../win';
import { drawerHost } from './drawer_host';
import { keep } from './keep';
import { spotBySelector } from './selector';

export function place(win: Win, elements: Elements, { placement }: Configuration, signal: AbortSignal): void {
  if (!placement?.selector) return;
  try {
    keep(win, elements, drawerHost(win.document), () => spotBySelector(win.document, placement), signal);
  } catch (error) {
    // The setting is not a selector. Nothing is placed.
    report(win, error);
  }
}
