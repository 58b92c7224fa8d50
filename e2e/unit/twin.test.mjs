// The benchmark's twin says what we say, or its bytes and milliseconds would mean nothing.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { answer } from '../bench/twin/nudges.mjs';
import { readMember, readProgram } from '../bench/twin/program.mjs';
import { createWords } from '../bench/twin/sentences.mjs';

const text = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const rows = (path) => text(path).trim().split('\n').map(JSON.parse);

const situations = 'loyalty/tests/situations';

const kinds = readdirSync(new URL(`../../${situations}`, import.meta.url)).filter((name) => name.endsWith('.jsonl'));

/** RFC 7396, as the situations are written. */
function merged(target, patch) {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) return patch;
  const whole = target !== null && typeof target === 'object' && !Array.isArray(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete whole[key];
    else whole[key] = merged(whole[key], value);
  }
  return whole;
}

test('240 requests are answered as reckoned elsewhere', () => {
  const cases = rows('loyalty/tests/conformance/nudges.jsonl');
  assert.equal(cases.length, 240);
  for (const [n, { request, answer: expected }] of cases.entries()) {
    const order = request.program.nudges?.order;
    const wanted = expected.nudges.filter(({ kind }) => !order || order.includes(kind));
    assert.deepEqual(answer(request), wanted, `line ${n + 1}`);
  }
});

const say = createWords(JSON.parse(text('theme-snippets/locales/en.default.json')).perkline, 'en-US');

const base = JSON.parse(text(`${situations}/base.json`));

for (const file of kinds) {
  const kind = file.replace('.jsonl', '');
  test(`${kind}: every situation in English`, () => {
    for (const { name, change, kinds: expected, english } of rows(`${situations}/${file}`)) {
      const request = merged(base, change);
      const nudges = answer(request);
      assert.deepEqual(
        nudges.map((nudge) => nudge.kind),
        expected,
        name,
      );
      const nudge = nudges.find((each) => each.kind === kind);
      const said = nudge ? say(nudge, readProgram(request.program), readMember(request.member)) : undefined;
      assert.equal(said, english, name);
    }
  });
}
