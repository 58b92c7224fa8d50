// Codes on a Shopify cart and off it: beside others, refused, in a shop that does not answer, and in turn.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createCodes } from '../src/codes/codes';
import { createTurns } from '../src/codes/turns';
import type { HostFunctions } from '../src/page_part';
import type { ThemeFamily } from '../src/theme_family';
import { fakeWin, type FakeAnswer, type FakeWin } from './fake_win';

type Codes = [code: string, applicable: boolean][];

const cart = (codes: Codes): FakeAnswer => ({
  text: JSON.stringify({ discount_codes: codes.map(([code, applicable]) => ({ code, applicable })) }),
});

/** A store whose cart has `before`; after the first write, `after`. */
function store(before: Codes, after: Codes): FakeWin {
  const win = fakeWin();
  win.Shopify = { routes: { root: '/' } };
  win.answers['/cart.js'] = cart(before);
  win.answers['/cart/update.js'] = cart(after);
  return win;
}

async function change(
  how: 'apply' | 'remove',
  win: FakeWin,
  { host = {}, family }: { host?: HostFunctions; family?: ThemeFamily } = {},
) {
  const answers: unknown[][] = [];
  const codes = createCodes(
    win,
    host,
    () => [],
    createTurns(),
    () => family,
  );
  codes[how]('PERK-1', (...answer) => answers.push(answer));
  await win.pass(1000);
  assert.equal(answers.length, 1);
  return answers[0]!.filter((part) => part !== undefined);
}

const writes = (win: FakeWin): unknown[] =>
  win.requests.filter(({ method }) => method === 'POST').map(({ body }) => body);

const applying: [string, Codes, Codes, unknown[], string[]][] = [
  [
    'joins those that are there',
    [['A', true]],
    [
      ['A', true],
      ['PERK-1', true],
    ],
    [true],
    ['A,PERK-1'],
  ],
  ['is there already, in other letters', [['perk-1', true]], [], [true], []],
  ['is there and does not count', [['perk-1', false]], [['PERK-1', true]], [true], ['PERK-1']],
  [
    'does not count, and pushes another out',
    [['A', true]],
    [
      ['A', false],
      ['PERK-1', false],
    ],
    [false, 'not_applicable'],
    ['A,PERK-1', 'A'],
  ],
  ['is not even taken', [], [], [false, 'not_applicable'], ['PERK-1', '']],
  [
    'counts in the place of another',
    [
      ['A', true],
      ['B', false],
    ],
    [
      ['A', false],
      ['PERK-1', true],
    ],
    [false, 'replaced'],
    ['A,B,PERK-1', 'A,B'],
  ],
  [
    'counts beside one that did not before',
    [['B', false]],
    [
      ['B', false],
      ['PERK-1', true],
    ],
    [true],
    ['B,PERK-1'],
  ],
];

for (const [what, before, after, answer, written] of applying) {
  test(`a code that ${what}`, async () => {
    const win = store(before, after);
    assert.deepEqual(await change('apply', win), answer);
    assert.deepEqual(
      writes(win),
      written.map((discount) => ({ discount })),
    );
  });
}

const removing: [string, Codes, Codes, unknown[], string[]][] = [
  [
    'is gone, and the others stay',
    [
      ['A', true],
      ['perk-1', true],
    ],
    [['A', true]],
    [true],
    ['A'],
  ],
  ['is not there', [['A', true]], [], [true], []],
  ['can not be taken off', [['PERK-1', true]], [['PERK-1', true]], [false], ['']],
];

for (const [what, before, after, answer, written] of removing) {
  test(`a code to be removed that ${what}`, async () => {
    const win = store(before, after);
    assert.deepEqual(await change('remove', win), answer);
    assert.deepEqual(
      writes(win),
      written.map((discount) => ({ discount })),
    );
  });
}

test('an empty cart has no list of codes', async () => {
  const win = store([], []);
  win.answers['/cart.js'] = { text: '{}' };
  win.answers['/cart/update.js'] = { text: '{}' };
  assert.deepEqual(await change('apply', win), [false, 'not_applicable']);
});

for (const [what, answer] of [
  ['offline', { broken: true }],
  ['refused', { status: 429 }],
  ['not JSON', { text: '<html>' }],
] as const) {
  test(`${what}: it is not known whether the code counts`, async () => {
    for (const path of ['/cart.js', '/cart/update.js']) {
      for (const how of ['apply', 'remove'] as const) {
        const win = store([['PERK-1', false]], []);
        win.answers[path] = answer;
        assert.deepEqual(await change(how, win), []);
      }
    }
  });
}

test('a set that can not be put back leaves it unknown', async () => {
  const win = store([['A', true]], []);
  const answers = [
    cart([
      ['A', false],
      ['PERK-1', true],
    ]),
    { broken: true },
  ];
  win.answers['/cart/update.js'] = () => answers.shift()!;
  assert.deepEqual(await change('apply', win), []);
});

for (const [what, isDefault, family, used] of [
  ['the theme configured it', false, undefined, true],
  ['the theme is of a family that it knows', true, 'horizon', true],
  ['neither', true, undefined, false],
  ['an old one, which does not say', undefined, undefined, false],
] as const) {
  test(`the action of Shopify, where ${what}, is ${used ? '' : 'not '}used`, async () => {
    const win = store(
      [['A', true]],
      [
        ['A', true],
        ['PERK-1', true],
      ],
    );
    const given: unknown[] = [];
    const updateCart = async (given_: unknown): Promise<void> => {
      given.push(given_);
      win.answers['/cart.js'] = win.answers['/cart/update.js']!;
    };
    const action = Object.assign(updateCart, isDefault === undefined ? {} : { isDefault: () => isDefault });
    win.Shopify!.actions = { updateCart: action };
    assert.deepEqual(await change('apply', win, { family }), [true]);
    assert.deepEqual(given, used ? [{ discountCodes: ['A', 'PERK-1'] }] : []);
    assert.deepEqual(writes(win), used ? [] : [{ discount: 'A,PERK-1' }]);
  });
}

test('an action that fails is made up for by a write of our own', async () => {
  const win = store([], [['PERK-1', true]]);
  const updateCart = () => Promise.reject(new Error('handler'));
  win.Shopify!.actions = { updateCart: Object.assign(updateCart, { isDefault: () => false }) };
  assert.deepEqual(await change('apply', win), [true]);
  assert.deepEqual(writes(win), [{ discount: 'PERK-1' }]);
});

test('two changes wait for each other, also after one that failed', async () => {
  const win = store([], [['PERK-1', true]]);
  win.answers['/cart.js'] = { ...cart([]), after: 50 };
  const answers: unknown[] = [];
  const codes = createCodes(
    win,
    {},
    () => [],
    createTurns(),
    () => undefined,
  );
  codes.apply('PERK-1', (outcome) => answers.push(outcome));
  codes.remove('PERK-1', (outcome) => answers.push(outcome));
  await win.pass(40);
  assert.equal(win.requests.length, 1);
  win.answers['/cart/update.js'] = { broken: true };
  await win.pass(20);
  assert.equal(win.requests.length, 3);
  await win.pass(100);
  assert.deepEqual(answers, [undefined, true]);
});

test('those of two instances wait for each other too', async () => {
  const win = store([], [['PERK-1', true]]);
  win.answers['/cart.js'] = { ...cart([]), after: 50 };
  win.answers['/cart/update.js'] = { ...cart([['PERK-1', true]]), after: 50 };
  const inTurn = createTurns();
  const [dead, successor] = [0, 1].map(() => createCodes(win, {}, () => [], inTurn));
  const answers: unknown[] = [];
  dead!.apply('PERK-1', () => answers.push('dead'));
  successor!.remove('PERK-1', () => answers.push('successor'));
  await win.pass(90);
  assert.deepEqual(
    win.requests.map(({ method }) => method),
    ['GET', 'POST'],
  );
  await win.pass(1000);
  assert.deepEqual(answers, ['dead', 'successor']);
});

test('a host with a cart of its own does it itself', async () => {
  const win = fakeWin();
  const applyCode = async (code: string): Promise<boolean> => code === 'PERK-1';
  const removeCode = () => Promise.reject(new Error('offline'));
  assert.deepEqual(await change('apply', win, { host: { applyCode } }), [true]);
  assert.deepEqual(await change('remove', win, { host: { applyCode } }), []);
  assert.deepEqual(await change('remove', win, { host: { applyCode, removeCode } }), []);
  assert.deepEqual(win.requests, []);
});
