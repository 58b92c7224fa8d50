/** Calls back once the page is one the shopper looks at: at once, or when a prerendered page is shown. */

export function whenActivated(doc: Document & { prerendering?: boolean }, callback: () => void): void {
  if (doc.prerendering) doc.addEventListener('prerenderingchange', callback, { once: true });
  else callback();
}
