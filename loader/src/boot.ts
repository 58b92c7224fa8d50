/** `perkline.js`, a classic script on every page of a store. It runs once, however many blocks name it. */

import { readConfiguration, type Configuration } from './configuration';
import { createLoader, type Loader } from './loader';
import { whenParsed } from './when_parsed';
import type { Win } from './win';

const win = window as unknown as Omit<Win, 'perkline'> & { perkline?: Loader } as Win & { perkline?: Loader };

if (!win.perkline) {
  let configuration: Configuration | undefined;
  const read = (): Configuration | undefined => (configuration ??= readConfiguration(document));
  const perkline = (win.perkline = createLoader(win, read, (url) => import(url)));
  whenParsed(document, perkline.start);
}
