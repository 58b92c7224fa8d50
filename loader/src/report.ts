/** Says on the page that something of ours failed. Nothing is thrown: the text that the server wrote is still true. */

import type { Win } from './win';

export function report(win: Win, error: unknown, host?: HTMLElement): void {
  const detail = { message: error instanceof Error ? error.message : String(error) };
  dispatch(win, 'perkline:error', detail, host);
}

/** Sends one of our events from an element, through every shadow root, or from the document. */
export function dispatch(win: Win, name: string, detail: unknown, host?: HTMLElement): void {
  (host ?? win.document).dispatchEvent(new win.CustomEvent(name, { bubbles: true, composed: true, detail }));
}
