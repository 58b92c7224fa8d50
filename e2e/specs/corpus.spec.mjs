// Questions that nobody thought of: the browser gives the very bytes that the API gives. What the answers ought to be is the
// checker's matter; its tests ask the same hundred thousand.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { openConformancePage } from './support/conformance_page.mjs';

/** As in `checker/tests/corpus.rs`. */
const SEEDS = [1, 2, 3, 4];

const COUNT = 25_000;

/** In one crossing: the longest carts have five hundred lines. */
const AT_ONCE = 500;

const built = (binary) => fileURLToPath(new URL(`../../target/debug/${binary}`, import.meta.url));

const lines = (text) => text.split('\n').filter((line) => line !== '');

function printed(binary, args, input) {
  return lines(execFileSync(binary, args, { input, encoding: 'utf8', maxBuffer: 2 ** 28 }));
}

for (const seed of SEEDS)
  test(`${COUNT} generated questions of seed ${seed} are answered byte for byte as by the API`, async ({ page }) => {
    test.setTimeout(240_000);
    const questions = printed(built('corpus'), ['--seed', `${seed}`, '--count', `${COUNT}`]);
    const expected = printed(process.env.PERKLINE_BIN ?? built('perkline'), ['nudges'], questions.join('\n'));
    expect([questions.length, expected.length]).toEqual([COUNT, COUNT]);
    const { answers } = await openConformancePage(page);
    for (let first = 0; first < COUNT; first += AT_ONCE) {
      const given = await answers(questions.slice(first, first + AT_ONCE));
      const wrong = given.findIndex((answer, n) => answer !== expected[first + n]);
      if (wrong >= 0)
        expect(given[wrong], `question ${first + wrong + 1} of seed ${seed}`).toBe(expected[first + wrong]);
    }
  });
