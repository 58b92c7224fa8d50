/** Hides all that is ours, or shows it again. It keeps its space: nothing on the page moves. */

import type { Elements } from './elements';

export function conceal({ connected, kept }: Elements, hidden: boolean): void {
  for (const host of [...connected, ...kept]) host.style.setProperty('visibility', hidden ? 'hidden' : '');
}
