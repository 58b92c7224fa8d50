/** A headless host's customer token: a text, or a function that is asked for one, and again when the API refuses it. */

export type CustomerToken = string | (() => Promise<string | null>);

export async function resolveToken(token: CustomerToken | undefined): Promise<string | undefined> {
  try {
    return (typeof token === 'function' ? await token() : token) ?? undefined;
  } catch {
    return undefined;
  }
}
