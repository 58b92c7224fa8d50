/** Calls back when the page and its pictures are there, or at once. */

import type { Win } from './win';

export function whenLoaded(win: Win, callback: () => void): void {
  if (win.document.readyState === 'complete') callback();
  else win.addEventListener('load', callback, { once: true });
}
