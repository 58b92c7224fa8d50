/** An element of ours as far as the loader touches it: attributes, a shadow root, whether it is connected and can be seen. */

export interface FakeElement extends HTMLElement {
  attributes_: Map<string, string>;
  events: CustomEvent[];
  isConnected: boolean;
  seen: boolean;
  styles: Map<string, string>;
}

export function fakeElement(localName: string, attributes: Record<string, string> = {}): FakeElement {
  const map = new Map(Object.entries(attributes));
  const styles = new Map<string, string>();
  const element: any = {
    localName,
    attributes_: map,
    styles,
    events: [],
    isConnected: true,
    seen: true,
    shadowRoot: null,
    parentElement: null,
    ownerDocument: { createElement: (name: string) => ({ localName: name }) },
    style: { setProperty: (name: string, value: string) => styles.set(name, value) },
    getAttribute: (name: string) => map.get(name) ?? null,
    setAttribute: (name: string, value: string) => map.set(name, value),
    removeAttribute: (name: string) => map.delete(name),
    checkVisibility: () => element.seen,
    dispatchEvent: (event: CustomEvent) => element.events.push(event),
    attachShadow() {
      if (element.shadowRoot) throw new Error('attachShadow was called twice');
      element.shadowRoot = {
        children: [],
        replaceChildren: (...nodes: unknown[]) => (element.shadowRoot.children = nodes),
      };
      return element.shadowRoot;
    },
    remove: () => (element.isConnected = false),
  };
  return element;
}

/** What the shadow root shows: `slot` is the server text. */
export function shownIn(element: HTMLElement): string[] {
  return [...(element.shadowRoot!.children as unknown as Iterable<Element>)].map((child) => child.localName);
}
