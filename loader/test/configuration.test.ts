// Which JSON script is the page's configuration.
import assert from 'node:assert/strict';
import test from 'node:test';
import { readConfiguration } from '../src/configuration';

const documentWith = (scripts: Record<string, string>): Document =>
  ({
    querySelector: (selector: string) => (selector in scripts ? { textContent: scripts[selector] } : null),
  }) as unknown as Document;

const EMBED = 'script[data-perkline=embed]';
const FIRST = 'script[data-perkline]';

const rows: [string, Record<string, string>, string | undefined][] = [
  ["the embed's wins over a block's", { [EMBED]: '{"api":"/embed"}', [FIRST]: '{"api":"/block"}' }, '/embed'],
  ['a block works with the embed off', { [FIRST]: '{"api":"/block"}' }, '/block'],
  ['a page without any', {}, undefined],
  ['one that does not parse', { [FIRST]: '{"api":' }, undefined],
];

for (const [what, scripts, api] of rows) {
  test(`configuration: ${what}`, () => assert.equal(readConfiguration(documentWith(scripts))?.api, api));
}
