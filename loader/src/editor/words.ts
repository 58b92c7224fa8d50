/** What the merchant is told, in words that Liquid prints only into the theme editor's page. */

import type { Configuration } from '../configuration';

/** The sentence of that key, and what it is about; the key where the page has no such sentence. */
export function say({ editor }: Configuration, key: string, about = ''): string {
  return `${editor?.[key] ?? key} ${about}`.trim();
}
