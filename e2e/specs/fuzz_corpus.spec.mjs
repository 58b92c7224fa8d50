// What the fuzzer begins with, and what it ever found: the page's own door reads each file as the API does. The targets in
// fuzz/ ask a model of the page's door the same, of many more; this holds the model to the browser.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { openConformancePage, repositoryText } from './support/conformance_page.mjs';

const corpus = new URL('../../fuzz/corpus/', import.meta.url);

const built = (binary) => fileURLToPath(new URL(`../../target/debug/${binary}`, import.meta.url));

const perkline = process.env.PERKLINE_BIN ?? built('perkline');

const program = repositoryText('api/tests/fixtures/program.json');

/** A document as the part of a request that it is; text in text, so that not a byte of it is read on the way. */
const requests = {
  request: (text) => text,
  snapshot: (text) => text.replace(/\}\s*$/, ',"now":1795255200}'),
  program: (text) => `{"now":1795255200,"program":${text}}`,
  cart: (text) => `{"now":1795255200,"program":${program},"cart":${text}}`,
};

/** One a line, as `perkline nudges` reads them; a line feed inside a string is no JSON with or without it. */
const oneLine = (text) => text.replaceAll(/[\r\n]/g, ' ');

const takes = (text) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Answers byte for byte; a refusal's path and message stand in no order. */
const compared = (answer) => (answer.startsWith('{"error":') ? JSON.parse(answer) : answer);

const files = readdirSync(corpus).flatMap((target) =>
  readdirSync(new URL(`${target}/`, corpus)).map((name) => ({
    file: `${target}/${name}`,
    text: readFileSync(new URL(`${target}/${name}`, corpus), 'utf8'),
  })),
);

const asked = files.flatMap(({ file, text }) =>
  Object.entries(requests).map(([as, request]) => ({ name: `${file} as ${as}`, request: oneLine(request(text)) })),
);

function printed(binary, args, input) {
  const text = execFileSync(binary, args, { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return text.split('\n').filter((line) => line !== '');
}

test('every file of the corpus is answered in the browser as by the API', async ({ page }) => {
  const expected = printed(perkline, ['nudges'], asked.map(({ request }) => request).join('\n'));
  expect(expected).toHaveLength(asked.length);
  const { answers } = await openConformancePage(page);
  const given = await answers(asked.map(({ request }) => request));
  for (const [n, { name, request }] of asked.entries()) {
    const isJson = !expected[n].startsWith('{"error":{"path":"","message":"not JSON');
    // Where the API's parser gives up, the page refuses too, unless a browser's parser takes what no server should.
    if (isJson) expect(compared(given[n]), name).toEqual(compared(expected[n]));
    else expect(given[n].includes('"is not JSON"'), name).toBe(!takes(request));
  }
});

test("every file of the corpus is read in the browser as Shopify's cart as it is natively", async ({ page }) => {
  const anyone = requests.program(program);
  const rows = files.flatMap(({ text }) => [null, '0.92', ''].map((rate) => [anyone, text, rate]));
  const expected = printed(built('fuzz'), [], rows.map((row) => JSON.stringify(row)).join('\n'));
  expect(expected).toHaveLength(rows.length);
  const { shopifyAnswers } = await openConformancePage(page);
  const given = await shopifyAnswers(rows);
  for (const [n, [, text, rate]] of rows.entries()) {
    const name = `${files[Math.floor(n / 3)].file} at ${rate}`;
    const isJson = !expected[n].includes('"is not JSON"');
    if (isJson) expect(compared(given[n]), name).toEqual(compared(expected[n]));
    else expect(given[n].includes('"is not JSON"'), name).toBe(!takes(text));
  }
});
