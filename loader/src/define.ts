/** Registers the five elements. They do nothing themselves: they tell `elements` that they came or went. */

import type { Elements } from './elements';
import { KINDS } from './kinds';
import type { Win } from './win';

/** False when another copy of this script, or a host's own bundle, was first: the page is theirs. */
export function define(win: Win, elements: Elements): boolean {
  for (const kind of KINDS) {
    const defined = win.customElements.get('perk-' + kind) as PerkElement | undefined;
    if (!defined) win.customElements.define('perk-' + kind, elementClass(win, elements));
    else if (defined.elements !== elements) return false;
  }
  return true;
}

interface PerkElement extends CustomElementConstructor {
  elements: Elements;
}

function elementClass(win: Win, elements: Elements): PerkElement {
  return class extends win.HTMLElement {
    /** Whose they are: one that was stopped and starts again finds its own. */
    static elements = elements;

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
