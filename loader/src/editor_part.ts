/** What the theme editor's part, which no shopper loads, is given: it helps the merchant, and answers `?perkline=debug`. */

import type { Configuration } from './configuration';
import type { Page } from './page_part';
import type { Win } from './win';

/** The module that `configuration.assets.editor` names. */
export interface EditorPart {
  /** Returns the configuration to start with, which may be a preview's. */
  open(opening: EditorOpening): Promise<Configuration>;
}

export interface EditorOpening {
  win: Win;
  configuration: Configuration;
  version: string;
  /** By which preset the drawer's element stands; undefined while it has no place. */
  placed(): string | undefined;
  /** Undefined until the widget has taken over. */
  page(): Page | undefined;
  signal: AbortSignal;
}
