// WebDriver tells of no events: what is waited for is asked until it is so.
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 10_000;

const BETWEEN_MS = 50;

/** Asks until the answer is truthy, and returns it; `told` may add what is to be seen instead. */
export async function until(what, ask, told = () => '') {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`not so in ${PATIENCE_MS} ms: ${what}${await told()}`);
    await pause(BETWEEN_MS);
  }
}

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}
