// WebKit as GTK has it, spoken to in WebDriver: https://www.w3.org/TR/webdriver2/
import { spawn } from 'node:child_process';
import { openDisplay } from './display.mjs';
import { onPath } from './programs.mjs';
import { freePort, until } from './waiting.mjs';

/** The name under which WebDriver passes an element in JSON. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** What the tour needs of a browser, or `{missing}` with the reason why there is none. */
export async function openWebKit() {
  const program = onPath('WebKitWebDriver');
  if (!program) return { missing: 'WebKitWebDriver is not installed (Debian: webkit2gtk-driver)' };
  const display = await openDisplay();
  if (!display) return { missing: 'there is no display, and no Xvfb to make one' };
  const port = await freePort();
  const driver = spawn(program, [`--port=${port}`], { env: display.env, stdio: 'ignore' });
  const stop = () => {
    driver.kill();
    display.close();
  };
  try {
    const session = await begin(`http://127.0.0.1:${port}`);
    return { ...session, close: () => session.close().finally(stop) };
  } catch (problem) {
    stop();
    throw problem;
  }
}

async function begin(origin) {
  await until('the driver answers', () => ask(origin, 'GET', '/status').catch(() => false));
  const { sessionId, capabilities } = await ask(origin, 'POST', '/session', { capabilities: {} });
  const session = (method, path, body) => ask(origin, method, `/session/${sessionId}${path}`, body);
  const run = async (look, given) => {
    const { value, problem } = await session('POST', '/execute/async', { script: script(look), args: given });
    if (problem) throw new Error(problem);
    return value;
  };
  return {
    version: capabilities.browserVersion,
    async begins() {
      const { handle } = await session('POST', '/window/new', { type: 'window' });
      await session('DELETE', '/window');
      await session('POST', '/window', { handle });
      await session('POST', '/window/rect', { width: 1280, height: 1000 });
    },
    opens: (url) => session('POST', '/url', { url }),
    goesBack: () => session('POST', '/back', {}),
    evaluate: (look, ...given) => run(look, given),
    async clicks(find, ...given) {
      const found = await run(find, given);
      if (!found) throw new Error(`nothing to click: ${find}`);
      await session('POST', `/element/${found[ELEMENT]}/click`, {});
    },
    close: () => session('DELETE', ''),
  };
}

/** The body of a function whose last argument takes the result. */
const script = (look) => `
  const done = arguments[arguments.length - 1];
  const given = Array.prototype.slice.call(arguments, 0, -1);
  Promise.resolve().then(() => (${look})(...given)).then((value) => done({ value }), (problem) => done({ problem: String(problem) }));`;

async function ask(origin, method, path, body) {
  const response = await fetch(`${origin}${path}`, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
}
