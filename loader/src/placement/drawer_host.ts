/** The element for the cart drawer: the one that the embed wrote into its template, with the server's text, else a bare one. */

export function drawerHost(doc: Document): HTMLElement {
  const template = doc.querySelector<HTMLTemplateElement>('template[data-perkline-drawer]');
  const written = template?.content.firstElementChild;
  if (written) return doc.importNode(written, true) as HTMLElement;
  const host = doc.createElement('perk-nudge');
  host.setAttribute('surface', 'cart-drawer');
  return host;
}
