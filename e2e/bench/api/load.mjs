// One stretch of load on one address, with what it cost the server's process.
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { quantile } from '../stats.mjs';

/** Linux counts a process's time in hundredths of a second, whatever the kernel's own tick is. */
const ticksPerSecond = 100;

/** `{perSecond, p99Ms, cpuUs}`: answers a second, time to answer, and the server's processor time for one answer. */
export async function loadFor({ base, paths, connections, seconds, processId }) {
  const times = [];
  const before = cpuSeconds(processId);
  const result = await new Promise((resolve, reject) => {
    const options = { url: base, connections, duration: seconds, requests: paths.map((path) => ({ path })) };
    const run = autocannon(options, (error, done) => (error ? reject(error) : resolve(done)));
    run.on('response', (client, status, bytes, milliseconds) => times.push(milliseconds));
  });
  const failed = result.errors + result.timeouts + result.non2xx;
  if (failed > 0 || times.length === 0) throw new Error(`${base}: ${failed} failures, ${times.length} answers`);
  return {
    perSecond: times.length / result.duration,
    p99Ms: quantile(times, 0.99),
    cpuUs: ((cpuSeconds(processId) - before) * 1e6) / times.length,
  };
}

/** User and system time of all its threads; the two fields are the 14th and 15th, and the name before them may have blanks. */
function cpuSeconds(processId) {
  const fields = readFileSync(`/proc/${processId}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
