/**
 * Who is signed in may change behind a page's back: the Back button brings it back as it was, and other tabs sign out. Asked of
 * the API only where somebody was signed in, when the shopper comes back; another answer loads the page anew.
 */

import { conceal } from './conceal';
import type { Opening } from './page_part';
import { resolveToken } from './token';

/** Returns what hides everything personal until the same member is confirmed; no answer leaves it hidden. */
export function watchLogin(opening: Opening, setSnapshot: (text: string) => void, signal: AbortSignal): () => void {
  const { win, configuration, elements, functions } = opening;
  let asking = false;

  const ask = async (): Promise<Response> => {
    const token = await resolveToken(functions.customerToken);
    return win.fetch(`${configuration.api}/v1/snapshot`, {
      cache: 'no-store',
      ...(token && { headers: { authorization: `Bearer ${token}` } }),
    });
  };
  const reload = (): void => {
    conceal(elements, true);
    win.location.reload();
  };
  const check = async (hidden: boolean): Promise<void> => {
    const response = await ask();
    const text = await response.text();
    // An API that refuses everybody must not make the page load itself whenever its tab is looked at.
    if (hidden && response.status === 401) return reload();
    if (!response.ok) return;
    if (!sameMember(text, configuration.snapshot?.member?.id)) return reload();
    setSnapshot(text);
    if (hidden) conceal(elements, false);
  };
  const start = (hidden: boolean): void => {
    // A host of its own knows who is signed in, and tells by its token.
    if (!configuration.customer || asking || (functions.customerToken && !hidden)) return;
    if (hidden) conceal(elements, true);
    asking = true;
    // A reload would end the shopper's tab in a loop if it failed; hidden is safe.
    check(hidden)
      .catch(() => {})
      .finally(() => (asking = false));
  };

  win.document.addEventListener(
    'visibilitychange',
    () => {
      if (win.document.visibilityState === 'visible') start(false);
    },
    { signal },
  );
  return () => start(true);
}

/** The server may not have known the member yet that the API knows. */
function sameMember(snapshot: string, known: string | undefined): boolean {
  const id = (JSON.parse(snapshot) as { member?: { id?: string } | null }).member?.id;
  return id !== undefined && (known === undefined || id === known);
}
