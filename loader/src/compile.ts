/** Turns the answer to the Wasm's request into a module: while it streams where the server names its type, else from its bytes. */

export async function compile(from: Response | WebAssembly.Module): Promise<WebAssembly.Module> {
  if (from instanceof WebAssembly.Module) return from;
  if (!from.ok)
    throw new Error(`${from.url} answered ${from.status}; the theme extension's assets must be deployed together`);
  // Streaming refuses any other spelling of the type, and not every CDN knows it.
  if (from.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(from);
  return WebAssembly.compile(await from.arrayBuffer());
}
