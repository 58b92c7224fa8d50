/**
 * The Back button can bring back a page as it was when somebody was still signed in. What is personal is hidden until the API
 * has said that the same member is. Another answer loads the page anew; no answer leaves it hidden.
 */

import type { Configuration } from './configuration';
import type { Win } from './win';

export function watchBackForward(
  win: Win,
  configuration: Configuration,
  hosts: () => Iterable<HTMLElement>,
  setSnapshot: (text: string) => void,
  signal: AbortSignal,
): void {
  const show = (shown: boolean): void => {
    for (const host of hosts()) host.style.setProperty('visibility', shown ? '' : 'hidden');
  };
  const confirm = async (): Promise<void> => {
    show(false);
    const response = await win.fetch(`${configuration.api}/v1/snapshot`, { cache: 'no-store' });
    const text = await response.text();
    if (!response.ok && response.status !== 401) return;
    if (!response.ok || memberIn(text) !== configuration.snapshot?.member?.id) return win.location.reload();
    setSnapshot(text);
    show(true);
  };
  const onShow = (event: PageTransitionEvent): void => {
    // A reload would end the shopper's tab in a loop if it failed; hidden is safe.
    if (event.persisted && configuration.customer) confirm().catch(() => {});
  };
  win.addEventListener('pageshow', onShow, { signal });
}

function memberIn(snapshot: string): string | undefined {
  return (JSON.parse(snapshot) as Configuration['snapshot'])?.member?.id;
}
