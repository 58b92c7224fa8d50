// What the API's numbers say: tables, and the goals they miss.
import { table } from '../section.mjs';
import { median, spread } from '../stats.mjs';

const who = { at_hand: 'members whose rows are at hand', from_file: 'members read from the file' };
const goals = { shareOfEmpty: 0.5, p99Times: 3 };

/** `{losses, text}` of the section. */
export function apiSection({ members, visitorsOf, rounds, seconds, connections, answers, redemptions }) {
  const sizes = members.map((count) => `${count.toLocaleString('en-US')} members`);
  const of = (key) => members.map((_, at) => answers.map((round) => round[key][at]));
  const all = [answers.map(({ empty }) => empty), ...of('at_hand'), ...of('from_file')];
  const names = [
    'axum, empty 200',
    ...sizes.map((size) => `at hand, ${size}`),
    ...sizes.map((size) => `from the file, ${size}`),
  ];
  const middle = (measured, key) => median(measured.map((one) => one[key]));
  const share = (measured) => middle(measured, 'perSecond') / middle(all[0], 'perSecond');
  const slower = (measured) => middle(measured, 'p99Ms') / middle(all[0], 'p99Ms');
  const snapshotRows = names.map((name, at) => [
    name,
    spread(all[at].map(({ perSecond }) => perSecond)),
    share(all[at]).toFixed(2),
    spread(
      all[at].map(({ p99Ms }) => p99Ms),
      2,
    ),
    slower(all[at]).toFixed(1),
    spread(all[at].map(({ cpuUs }) => cpuUs)),
  ]);
  const bare = redemptions.map(({ bare_us }) => median(bare_us) / 1000);
  const redeemed = members.map((_, at) => redemptions.map(({ redeem_us }) => median(redeem_us[at]) / 1000));
  const redemptionRows = [bare, ...redeemed].map((measured, at) => [
    at === 0 ? 'insert of one row' : `redemption, ${sizes[at - 1]}`,
    spread(measured),
    (median(measured) / median(bare)).toFixed(1),
  ]);
  const missed = ['at_hand', 'from_file'].flatMap((key) => {
    const large = of(key).at(-1);
    return losses({ key, name: `${who[key]}, ${sizes.at(-1)}`, share: share(large), slower: slower(large) });
  });
  return {
    losses: missed,
    text: `## API

\`GET /v1/snapshot\` through a signed app-proxy request beside axum answering an empty 200: one process, one runtime, one load
generator (autocannon, ${connections} connections) on the same machine; ${rounds} interleaved rounds of ${seconds} s each, median
(quartiles). Every member has two earned entries, a membership and four events. "At hand": ${visitorsOf.at_hand} members ask in turn, as
those do who are in the shop, and their rows are kept between two of their pages. "From the file": nothing is kept, and
${visitorsOf.from_file.toLocaleString('en-US')} members ask in turn. The load generator takes most of a core itself and hides a part of the difference; the last column, the server's own processor
time, has nothing of it.

${table(['', 'requests/s', 'share of empty', 'p99, ms', 'times empty', 'server CPU, µs'], snapshotRows)}

A redemption, from the signed request in process to the answer, beside a transaction that inserts one row into a SQLite file
opened with the same settings (write-ahead log, \`synchronous = FULL\`); ${rounds} rounds, the two interleaved one by one. A redemption
commits twice: the points are taken before the code service is asked, and the answer is kept after it, so twice the
insert is the least it can be.

${table(['', 'median, ms', 'times an insert'], redemptionRows)}`,
  };
}

function losses({ key, name, share, slower }) {
  const list = [];
  if (share < goals.shareOfEmpty)
    list.push({
      key: `api.${key}.share`,
      text: `API: ${name}: the snapshot answers ${(share * 100).toFixed(0)} % of an empty axum's requests a second; the goal is ${goals.shareOfEmpty * 100} %.`,
    });
  if (slower > goals.p99Times)
    list.push({
      key: `api.${key}.p99`,
      text: `API: ${name}: the snapshot's p99 is ${slower.toFixed(1)} times an empty axum's; the goal is ${goals.p99Times}.`,
    });
  return list;
}
