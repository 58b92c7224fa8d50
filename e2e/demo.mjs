// `node e2e/demo.mjs`: the whole demo on this machine. PORT chooses the shop's port, PERKLINE_BIN the API's binary,
// THEME one of the folders below themes/.
import { startDemo } from './harness/start.mjs';

const demo = await startDemo({ port: Number(process.env.PORT ?? 0), theme: process.env.THEME });
console.log(`Shop: ${demo.url}`);
console.log('Sign in as somebody at /account/login. Ctrl+C stops everything.');

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await demo.stop();
    process.exit(0);
  });
}
