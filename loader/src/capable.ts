/**
 * Whether this browser can run the widget: Chrome and Edge 111, Firefox 115, Safari 16.4 and later. In every other one,
 * and where the shopper has WebAssembly switched off (iOS lockdown mode, Edge's enhanced security), the server text stays.
 */

import type { Win } from './win';

export function capable(win: Win): boolean {
  return (
    typeof win.WebAssembly === 'object' &&
    'customElements' in win &&
    'IntersectionObserver' in win &&
    'adoptedStyleSheets' in win.Document.prototype
  );
}
