/** The one style sheet that all our shadow roots share. Constructed, so that no Content-Security-Policy refuses it. */

import type { Win } from './win';

export function createSheet(win: Win, text: string): CSSStyleSheet {
  const sheet = new win.CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
