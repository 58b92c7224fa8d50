/** `?perkline=debug`: what runs on this page, where the drawer's element stands, who tells of cart changes, and how old the facts are. */

import type { EditorOpening } from '../editor_part';
import { whenLoaded } from '../when_loaded';
import type { Panel } from './panel';

/** After these there may be news. */
const NEWS = ['perkline:ready', 'perkline:nudge-shown', 'perkline:redeemed', 'perkline:error'];

export function debug(opening: EditorOpening, panel: Panel): void {
  const { win, configuration, signal } = opening;
  let asOf = configuration.snapshot?.as_of;
  let printed = false;
  let failed: string | undefined;

  const lines = (): string[] => [
    `Perkline ${opening.version}`,
    `placement: ${opening.placed() ?? 'none'}`,
    `widget: ${failed ?? (opening.page() ? 'running' : 'not started')}`,
    `cart sources: ${opening.page()?.sourcesFound().join(', ') || 'none'}`,
    `snapshot: ${asOf ? `${Math.max(0, Math.floor(win.Date.now() / 1000) - asOf)} s old` : 'a guest’s'}`,
  ];
  const show = (): void => {
    panel.tell('debug', lines().join('\n'));
    if (printed || !(opening.page() || failed)) return;
    printed = true;
    win.console.info(lines().join('\n'));
  };
  const onNews = (event: Event): void => {
    const { as_of, message } = ((event as CustomEvent).detail ?? {}) as { as_of?: number; message?: string };
    asOf = as_of ?? asOf;
    if (event.type === 'perkline:error') failed = message;
    // The widget says that it is ready before the page part has handed it over.
    win.setTimeout(show);
  };

  for (const type of NEWS) win.document.addEventListener(type, onNews, { signal });
  whenLoaded(win, show);
}
