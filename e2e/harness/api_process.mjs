// The loyalty API as a process of its own, on a database that lives as long as it does.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export const secrets = {
  PERKLINE_APP_SECRET: 'demo-app-secret',
  PERKLINE_OPERATOR_KEY: 'demo-operator-key',
  PERKLINE_SECRET_KEY: 'demo-secret-key',
  PERKLINE_TOKEN_SECRET: 'demo-token-secret-of-at-least-thirty-two-bytes',
  PERKLINE_CODES_KEY: 'demo-codes-key',
};

export class ApiProcess {
  #folder = mkdtempSync(join(tmpdir(), 'perkline-'));
  #child = null;

  constructor({ binary, shop, codesUrl }) {
    Object.assign(this, { binary, shop, codesUrl });
  }

  /** Starts, or starts again on the same port and database. The address it listens on. */
  async start() {
    if (this.#child) return this.base;
    const listen = this.base ? new URL(this.base).host : '127.0.0.1:0';
    const flags = [
      'serve',
      '--listen',
      listen,
      '--database',
      join(this.#folder, 'perkline.db'),
      '--shop',
      this.shop,
      '--codes-url',
      this.codesUrl,
    ];
    this.#child = spawn(this.binary, flags, { env: { ...process.env, ...secrets }, stdio: ['ignore', 'pipe', 'pipe'] });
    const child = this.#child;
    process.once('exit', () => child.kill('SIGKILL'));
    const said = [];
    createInterface({ input: this.#child.stderr }).on('line', (line) => said.push(line));
    this.log = said;
    this.base = await firstAddress(this.#child, said, this.binary);
    return this.base;
  }

  /** Ends the process; the database stays for `start`. With SIGKILL it has no time to put anything in order. */
  async stop(signal = 'SIGTERM') {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    const impatient = setTimeout(() => child.kill('SIGKILL'), 3000);
    await ended;
    clearTimeout(impatient);
  }

  async remove() {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function firstAddress(child, said, binary) {
  return new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(new Error(`${binary} does not start: ${error.message}; "cargo build -p perkline-api" makes it`)),
    );
    child.once('exit', (code) =>
      reject(new Error(`${binary} ended with ${code} before it listened:\n${said.join('\n')}`)),
    );
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /listening on (http:\/\/\S+)/.exec(line);
      if (found) resolve(found[1]);
    });
  });
}
