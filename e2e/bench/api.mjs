// `node e2e/bench/api.mjs`: the snapshot under load beside an empty answer, a redemption beside a bare insert, in a small
// ledger and a large one. LOAD_BIN is the example `load` of the API, built for release.
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadFor } from './api/load.mjs';
import { apiSection } from './api/report.mjs';
import { startLoadServer } from './api/server.mjs';
import { writeSection } from './section.mjs';

const { values } = parseArgs({
  options: {
    members: { type: 'string', default: '10000,1000000' },
    repeats: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '16' },
    redemptions: { type: 'string', default: '40' },
  },
});
const [rounds, seconds, connections] = [values.repeats, values.seconds, values.connections].map(Number);
/** Those who are in the shop at once, whose rows are at hand; and as many others as there are pages to read. */
const visitorsOf = { at_hand: 300, from_file: 5000 };
const members = values.members.split(',').map(Number);

const target = fileURLToPath(new URL('../../target/', import.meta.url));
const binary = process.env.LOAD_BIN ?? `${target}release/examples/load`;
mkdirSync(`${target}bench`, { recursive: true });
const files = members.map((count) => `${target}bench/members-${count}.db`);

for (const [index, file] of files.entries()) {
  const started = Date.now();
  execFileSync(binary, ['seed', file, String(members[index])], { stdio: 'inherit' });
  console.log(`${file}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

const answers = await snapshots();
const redeem = ['redeem', ...files, '--rounds', values.repeats, '--each', values.redemptions];
const redemptions = JSON.parse(execFileSync(binary, redeem, { encoding: 'utf8', maxBuffer: 1 << 26 }));
const { losses, text } = apiSection({ members, visitorsOf, rounds, seconds, connections, answers, redemptions });
writeSection('api', losses, text);

/** By round: what an empty answer and each ledger's snapshot did, one after the other. */
async function snapshots() {
  const server = await startLoadServer(binary, files);
  try {
    const asked = [{ base: server.empty, paths: ['/'] }];
    for (const [key, visitors] of Object.entries(visitorsOf))
      for (const [index, ledger] of server.ledgers.entries())
        asked.push({ base: ledger[key], paths: server.paths(members[index], visitors) });
    const load = (one, duration) => loadFor({ ...one, connections, seconds: duration, processId: server.processId });
    for (const one of asked) await load(one, 1);
    const measured = [];
    for (let round = 0; round < rounds; round += 1) {
      const [empty, ...answers] = await inTurn(asked, (one) => load(one, seconds));
      measured.push({ empty, at_hand: answers.slice(0, members.length), from_file: answers.slice(members.length) });
    }
    return measured;
  } finally {
    server.stop();
  }
}

async function inTurn(list, work) {
  const done = [];
  for (const one of list) done.push(await work(one));
  return done;
}
