// What our own scripts ask for, told from what the theme asks for by who called fetch.

/** Paths with their queries, in order; `reads()` counts those of the cart, `since()` begins anew. */
export async function watchOurs(page) {
  const asked = [];
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  devtools.on('Network.requestWillBeSent', ({ request, initiator }) => {
    if (isOurs(initiator.stack)) asked.push(request.url.replace(/^\w+:\/\/[^/]+/, ''));
  });
  return {
    asked,
    reads: () => asked.filter((url) => /\/cart\.js/.test(url)).length,
    ofApi: () => asked.filter((url) => url.startsWith('/apps/perkline/')),
    since: () => asked.splice(0),
  };
}

function isOurs(stack) {
  for (let at = stack; at; at = at.parent) {
    if (at.callFrames.some(({ url }) => /\/perkline(-page)?\.(js|wasm)/.test(url))) return true;
  }
  return false;
}
