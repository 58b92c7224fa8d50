// The example `load` as a process that serves an empty answer and some ledgers.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { signedQuery } from '../../shop/signatures.mjs';

/** How many members are asked for in a run; they lie evenly over the whole ledger. */
const askedFor = 5000;

/** `{empty, ledgers, processId, paths(members), stop()}`: addresses, and signed paths for a ledger of so many members. */
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
  const paths = (members) => {
    const step = Math.max(1, Math.floor(members / askedFor));
    const numbers = Array.from({ length: Math.min(members, askedFor) }, (_, index) => 1 + index * step);
    return numbers.map((number) => path(String(about.member_base + number)));
  };
  return { ...about, processId: child.pid, paths, stop: () => child.kill() };
}
