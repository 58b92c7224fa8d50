/** In the theme editor, and for `?perkline=debug`: the part that no shopper loads comes first, and says what to start with. */

import type { Configuration } from './configuration';
import type { EditorOpening, EditorPart } from './editor_part';
import type { ImportPart } from './load';
import type { Win } from './win';

export function prepare(
  win: Win,
  importPart: ImportPart,
  opening: Omit<EditorOpening, 'win'>,
): Promise<Configuration> | undefined {
  const { configuration } = opening;
  const { editor } = configuration.assets;
  if (!editor || !(win.Shopify?.designMode || /[?&]perkline=debug/.test(win.location.search))) return undefined;
  return importPart(editor)
    .then((part) => (part as EditorPart).open({ ...opening, win }))
    .catch(() => ({ ...configuration, preview: null }));
}
