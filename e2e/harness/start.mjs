// Everything the demo is made of, started together: API, seed, shop, the origin of the extension's assets.
import { fileURLToPath } from 'node:url';
import { startAssets } from '../shop/assets_origin.mjs';
import { ApiClient } from '../shop/api_client.mjs';
import { codesPath } from '../shop/codes_route.mjs';
import { readExtension } from '../shop/extension.mjs';
import { Metafields } from '../shop/metafields.mjs';
import { people } from '../shop/people.mjs';
import { Shop } from '../shop/server.mjs';
import { readTheme } from '../shop/theme.mjs';
import { shop as about } from '../shop/views.mjs';
import { ApiProcess, secrets } from './api_process.mjs';
import { demoProgram, seedPeople, setProgram } from './seed.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

const defaultBinary = at('../../target/debug/perkline');

/** `{url, theme, shop, api, process, assets, metafields, stop()}`. `theme` is a folder below e2e/themes, `extensionFolder` holds the extension, built. */
export async function startDemo({
  port = 0,
  theme = 'demo',
  program = demoProgram,
  binary = process.env.PERKLINE_BIN ?? defaultBinary,
  extensionFolder = process.env.PERKLINE_EXTENSION ?? at('../../theme-snippets'),
} = {}) {
  const assets = await startAssets(`${extensionFolder}/assets`);
  const shop = new Shop();
  const url = await shop.listen(port);
  const server = new ApiProcess({ binary, shop: about.permanentDomain, codesUrl: `${url}${codesPath}` });
  const stop = async () => {
    await Promise.all([shop.close(), assets.close()]);
    await server.remove();
  };
  try {
    const extension = readExtension(extensionFolder, { assetUrl: assets.url, timezone: about.timezone });
    const api = new ApiClient({ base: null, secret: secrets.PERKLINE_APP_SECRET, shop: about.permanentDomain });
    const metafields = new Metafields(api);
    shop.open({
      theme: readTheme(at(`../themes/${theme}`), { extension, timezone: about.timezone }),
      api,
      metafields,
      codesKey: secrets.PERKLINE_CODES_KEY,
    });
    api.base = await server.start();
    await setProgram(api.base, program);
    await seedPeople(api);
    for (const { id } of [{ id: null }, ...people]) await metafields.refresh(id);
    return { url, theme, shop, api, process: server, assets, metafields, stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}
