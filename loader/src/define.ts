/** Registers the five elements. They do nothing themselves: they tell `elements` that they came or went. */

import type { Elements } from './elements';
import { KINDS } from './kinds';
import type { Win } from './win';

export function define(win: Win, elements: Elements): void {
  for (const kind of KINDS) {
    // Another copy of this script, or a host's own bundle, may have been first. Theirs are as good.
    if (!win.customElements.get('perk-' + kind)) win.customElements.define('perk-' + kind, elementClass(win, elements));
  }
}

function elementClass(win: Win, elements: Elements): CustomElementConstructor {
  return class extends win.HTMLElement {
    connectedCallback(): void {
      elements.add(this);
    }

    disconnectedCallback(): void {
      elements.remove(this);
    }

    /** With it present, `moveBefore()` is one call instead of a disconnection and a connection. */
    connectedMoveCallback(): void {}
  };
}
