/**
 * `perkline-editor.js`: what only a merchant loads, in the theme editor, and who asks for `?perkline=debug`. It tells what is wrong with
 * the settings, shows the page through other eyes, and lists what was found on the page.
 */

import type { Configuration } from './configuration';
import { debug } from './editor/debug';
import { createPanel } from './editor/panel';
import { preview } from './editor/preview';
import { refusedTexts } from './editor/refused_texts';
import { watchPlacement } from './editor/watch_placement';
import type { EditorOpening } from './editor_part';

export async function open(opening: EditorOpening): Promise<Configuration> {
  const { win, configuration, signal } = opening;
  const panel = createPanel(win, signal);
  if (/[?&]perkline=debug\b/.test(win.location.search)) debug(opening, panel);
  if (!win.Shopify?.designMode) return configuration;
  watchPlacement(opening, panel);
  for (const { kind, text } of refusedTexts(configuration)) panel.tell(`text ${kind}`, text);
  return preview(win, configuration, panel);
}
