/**
 * The merchant's colours and radius, as custom properties of an element. They are settings in the theme editor: the embed's for the
 * page, and an accent of a block's own, which Liquid writes as an attribute (`surface` is another: the page spot that it is on).
 * They are set through the CSSOM: a `style=""` attribute or a `<style>` element could be refused by a Content-Security-Policy.
 */

import type { Look } from './configuration';

export function applyLook(host: HTMLElement, page: Look | undefined): void {
  const look: Look = { ...page, accent: host.getAttribute('accent') || (page?.accent ?? null) };
  for (const name of ['accent', 'surface', 'border', 'radius'] as const) {
    if (look[name]) host.style.setProperty(`--perk-${name}`, look[name]);
  }
}
