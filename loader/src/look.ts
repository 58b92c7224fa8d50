/**
 * The merchant's colour and radius, as custom properties of an element. They are settings in the theme editor, written by
 * Liquid as attributes, and set through the CSSOM: a `style=""` attribute or a `<style>` element could be refused by a
 * Content-Security-Policy.
 */

import type { Look } from './configuration';

export function applyLook(host: HTMLElement, page: Look | undefined): void {
  for (const name of ['accent', 'surface', 'border', 'radius'] as const) {
    const value = host.getAttribute(name) || page?.[name];
    if (value) host.style.setProperty(`--perk-${name}`, value);
  }
}
