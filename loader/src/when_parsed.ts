/** Calls back as soon as the whole document is parsed, which is before deferred scripts run, or at once. */

export function whenParsed(doc: Document, callback: () => void): void {
  if (doc.readyState !== 'loading') callback();
  else doc.addEventListener('readystatechange', callback, { once: true });
}
