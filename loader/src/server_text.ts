/** Shows what the server wrote inside an element, through its shadow root, in place of anything of ours. */

export function showServerText(host: HTMLElement): void {
  host.shadowRoot?.replaceChildren(host.ownerDocument.createElement('slot'));
}
