/** A note at the edge of the page, in a shadow root of its own. Who shops never sees it. */

import type { Win } from '../win';

export interface Panel {
  /** Says something about a matter, in place of what was said of it before; undefined says nothing more. */
  tell(about: string, text: string | undefined): void;
}

const SHEET = `
  :host { all: initial; position: fixed; inset: auto 12px 12px auto; z-index: 2147483647; }
  div { background: #fff; border: 1px solid #8a8a8a; border-radius: 8px; box-shadow: 0 2px 8px #0003; box-sizing: border-box;
    color: #1a1a1a; font: 14px/1.4 system-ui, sans-serif; max-width: min(360px, calc(100vw - 24px)); padding: 4px 12px; }
  div:empty { display: none; }
  p { margin: 8px 0; overflow-wrap: anywhere; white-space: pre-line; }
`;

export function createPanel(win: Win, signal: AbortSignal): Panel {
  const { document } = win;
  const said = new Map<string, HTMLElement>();
  const host = document.createElement('perk-editor');
  const list = document.createElement('div');
  list.setAttribute('role', 'status');
  const sheet = new win.CSSStyleSheet();
  sheet.replaceSync(SHEET);
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [sheet];
  root.append(list);
  document.body.append(host);
  signal.addEventListener('abort', () => host.remove(), { once: true });

  return {
    tell(about, text) {
      const before = said.get(about);
      if (before?.textContent === text) return;
      before?.remove();
      said.delete(about);
      if (text === undefined) return;
      const paragraph = document.createElement('p');
      paragraph.textContent = text;
      list.append(paragraph);
      said.set(about, paragraph);
    },
  };
}
