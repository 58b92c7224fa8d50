// The example `load` as a process that serves an empty answer and some ledgers.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { signedQuery } from '../../shop/signatures.mjs';

/**
 * `{empty, ledgers, processId, paths(members, asked), stop()}`: addresses, and signed paths of so many members of a ledger, who lie
 * evenly over the whole of it.
 */
export async function startLoadServer(binary, files) {
  const child = spawn(binary, ['serve', ...files], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill());
  const about = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${binary} ended with ${code}`)));
    createInterface({ input: child.stdout }).once('line', (line) => resolve(JSON.parse(line)));
  });
  const path = (customerId) =>
    `/v1/snapshot?${signedQuery('', {
      shop: about.shop,
      customerId,
      pathPrefix: '/apps/perkline',
      timestamp: about.now,
      secret: about.secret,
    })}`;
  const paths = (members, asked) => {
    const step = Math.max(1, Math.floor(members / asked));
    const numbers = Array.from({ length: Math.min(members, asked) }, (_, index) => 1 + index * step);
    return numbers.map((number) => path(String(about.member_base + number)));
  };
  return { ...about, processId: child.pid, paths, stop: () => child.kill() };
}
