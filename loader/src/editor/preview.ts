/**
 * Shows the page through the eyes that the merchant chose in the embed's settings. The example is an answer that the API once gave,
 * in a file that no shopper loads. Nobody is signed in then, so nothing is asked of the API.
 */

import type { Configuration, Snapshot } from '../configuration';
import type { Win } from '../win';
import type { Panel } from './panel';
import { say } from './words';

export async function preview(win: Win, configuration: Configuration, panel: Panel): Promise<Configuration> {
  const { preview: persona, assets } = configuration;
  const own = { ...configuration, preview: null };
  if (!persona || persona === 'none' || !assets.previews) return own;
  try {
    const response = await win.fetch(assets.previews);
    const snapshot = ((await response.json()) as Record<string, Snapshot>)[persona];
    if (!snapshot) throw new Error(`${assets.previews} has no ${persona}`);
    panel.tell('preview', say(configuration, 'preview', say(configuration, persona)));
    return { ...configuration, customer: false, snapshot: atTime(snapshot, Math.floor(win.Date.now() / 1000)) };
  } catch {
    panel.tell('preview', say(configuration, 'no_preview'));
    return own;
  }
}

/** The same answer, given now: what ends in ten days still does. */
export function atTime(snapshot: Snapshot, now: number): Snapshot {
  const later = now - (snapshot.as_of ?? now);
  return moved(snapshot, later) as Snapshot;
}

function moved(json: unknown, later: number): unknown {
  if (Array.isArray(json)) return json.map((element) => moved(element, later));
  if (json === null || typeof json !== 'object') return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) => {
      const instant = typeof value === 'number' && (key === 'at' || key === 'as_of' || key.endsWith('_at'));
      return [key, instant ? value + later : moved(value, later)];
    }),
  );
}
