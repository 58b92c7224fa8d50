/**
 * The merchant's own sentences in place of ours. One text is for a kind of nudge; it replaces the sentence of that name, and its
 * variants that say the same facts. A text with a placeholder that can't be filled in is refused: ours stays.
 */

type Words = string | Record<string, string>;
type Messages = { nudges?: Record<string, Words> };
type Texts = Record<string, string | null> | undefined;

export interface Refused {
  kind: string;
  /** What it may name. */
  known: string[];
}

export function withTexts(messages: object, texts: Texts): { messages: object; refused: Refused[] } {
  const nudges = { ...(messages as Messages).nudges };
  const refused: Refused[] = [];
  for (const [kind, text] of Object.entries(texts ?? {})) {
    if (!text?.trim()) continue;
    const keys = Object.keys(nudges).filter((key) => key === kind || key.startsWith(kind + '_'));
    const main = keys.includes(kind) ? kind : `${kind}_guest_none`;
    const taking = keys.filter((key) => takes(nudges[key]!, text, key === main));
    for (const key of taking) nudges[key] = inPlaceOf(nudges[key]!, text.trim());
    if (!taking.length) refused.push({ kind, known: placeholders(nudges[main]) });
  }
  return { messages: { ...messages, nudges }, refused };
}

/** The main sentence may leave facts out; for its variants that would hide what makes them different. */
function takes(ours: Words, text: string, main: boolean): boolean {
  const known = placeholders(ours);
  const named = placeholders(text);
  return named.every((name) => known.includes(name)) && (main || named.length === known.length);
}

function inPlaceOf(ours: Words, text: string): Words {
  return typeof ours === 'string' ? text : Object.fromEntries(Object.keys(ours).map((plural) => [plural, text]));
}

function placeholders(words: Words | undefined): string[] {
  const all = typeof words === 'string' ? words : Object.values(words ?? {}).join('');
  return [...new Set(all.match(/\{\w+\}/g))];
}
