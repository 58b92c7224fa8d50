// A page with nothing on it but the Wasm's test build: what the browser answers and says.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { expect } from '@playwright/test';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const built = join(root, 'target/page/conformance');

const types = { js: 'text/javascript', wasm: 'application/wasm', html: 'text/html' };

export const repositoryText = (path) => readFileSync(join(root, path), 'utf8');

export const jsonLines = (path) =>
  repositoryText(path)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

/** Opens it; `answers`, `shopifyAnswers` and `sentences` take a list of requests and give a list back, in one crossing. */
export async function openConformancePage(page) {
  expect(existsSync(join(built, 'perkline.js')), `${built}: "cargo xtask test" builds it`).toBe(true);
  await page.route('http://conformance.test/**', (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    const body =
      name === ''
        ? '<!doctype html><title>Conformance</title><link rel=icon href=data:,>'
        : readFileSync(join(built, name));
    return route.fulfill({ contentType: types[name.split('.').pop()] ?? types.html, body });
  });
  await page.goto('http://conformance.test/');
  await page.evaluate(async () => {
    const module = await import('/perkline.js');
    await module.default(await WebAssembly.compileStreaming(fetch('/perkline_bg.wasm')));
    window.conformance = module;
  });
  const messages = JSON.parse(repositoryText('theme-snippets/locales/en.default.json')).perkline;
  return {
    answers: (requests) => page.evaluate((texts) => texts.map((text) => window.conformance.answer(text)), requests),
    /** Each a request, a cart and a rate or null. */
    shopifyAnswers: (asked) =>
      page.evaluate(
        (rows) => rows.map((row) => window.conformance.answer_shopify(...row.map((it) => it ?? undefined))),
        asked,
      ),
    sentences: (requests) =>
      page.evaluate(
        ([texts, words]) => texts.map((text) => JSON.parse(window.conformance.english(text, words, 'en-US'))),
        [requests, messages],
      ),
  };
}
