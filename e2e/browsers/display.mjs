// A display for a browser that can't do without one.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onPath } from './programs.mjs';

/** `{env, close()}`: the display that is there, or one of our own that nobody sees; undefined when there is neither. */
export async function openDisplay() {
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return { env: process.env, close() {} };
  const program = onPath('Xvfb');
  if (!program) return undefined;
  const server = spawn(program, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  // It writes the display's number once it can be drawn on.
  const [number] = await once(server.stdio[3], 'data');
  return { env: { ...process.env, DISPLAY: `:${String(number).trim()}` }, close: () => server.kill() };
}
