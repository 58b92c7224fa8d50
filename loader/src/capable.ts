/**
 * Whether this browser can run the widget: Chrome and Edge 111, Firefox 115, Safari 16.4 and later. In every other one,
 * and where the shopper has WebAssembly switched off (iOS lockdown mode, Edge's enhanced security), the server text stays.
 */

import type { Win } from './win';

/** Each of the three is what one of the browsers learned last: Chrome colours, Firefox the copies of lists, Safari the sheets. */
export function capable(win: Win): boolean {
  return (
    typeof win.WebAssembly === 'object' &&
    win.CSS.supports('color', 'color-mix(in srgb, red, red)') &&
    'toSorted' in win.Array.prototype &&
    'adoptedStyleSheets' in win.Document.prototype
  );
}
