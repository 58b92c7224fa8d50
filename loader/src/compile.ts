/** Turns the answer to the Wasm's request into a module: while it streams where the server names its type, else from its bytes. */

export async function compile(response: Response): Promise<WebAssembly.Module> {
  if (!response.ok)
    throw new Error(
      `${response.url} answered ${response.status}; the theme extension's assets must be deployed together`,
    );
  // Streaming refuses any other spelling of the type, and not every CDN knows it.
  if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
