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
  /** The question that is open; one that hides takes the place of one that does not, and of one that is older than its page's return. */
  let asking: AbortController | undefined;

  const ask = async (question: AbortSignal): Promise<Response> => {
    const token = await resolveToken(functions.customerToken);
    return win.fetch(`${configuration.api}/v1/snapshot`, {
      cache: 'no-store',
      signal: question,
      ...(token && { headers: { authorization: `Bearer ${token}` } }),
    });
  };
  const reload = (): void => {
    conceal(elements, true);
    win.location.reload();
  };
  const check = async (hidden: boolean, question: AbortSignal): Promise<void> => {
    const response = await ask(question);
    const text = await response.text();
    if (question.aborted) return;
    // An API that refuses everybody must not make the page load itself whenever its tab is looked at.
    if (hidden && response.status === 401) return reload();
    if (!response.ok) return;
    if (!sameMember(text, configuration.snapshot?.member?.id)) return reload();
    setSnapshot(text);
    if (hidden) conceal(elements, false);
  };
  const start = (hidden: boolean): void => {
    // A host of its own knows who is signed in, and tells by its token.
    if (!configuration.customer || (functions.customerToken && !hidden)) return;
    // A page that comes back is visible, and asks for that, before it is told that it was kept.
    if (asking && !hidden) return;
    asking?.abort();
    if (hidden) conceal(elements, true);
    const question = (asking = new win.AbortController());
    // A reload would end the shopper's tab in a loop if it failed; hidden is safe.
    check(hidden, question.signal)
      .catch(() => {})
      .finally(() => {
        if (asking === question) asking = undefined;
      });
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
