// The people who shop here: who can sign in, and what they did before, told as orders and commands.

const day = 86400;

/** `orders`: variants bought and days ago. `joins` and `redeems` go through the app proxy, as the shopper's own clicks would. */
export const people = [
  {
    id: '7817134145601',
    key: 'ada',
    firstName: 'Ada',
    lastName: 'Lindqvist',
    line: '850 points, one good pot of tea from a reward',
    joins: true,
    orders: [{ daysAgo: 41, variants: [81001003031, 81001003011, 81001003021, 81001002012, 81001002013] }],
  },
  {
    id: '7817134145602',
    key: 'celeste',
    firstName: 'Celeste',
    lastName: 'Okafor',
    line: 'Celadon, the highest tier there is',
    joins: true,
    orders: [{ daysAgo: 60, variants: Array(14).fill(81001003031) }],
  },
  {
    id: '7817134145603',
    key: 'vera',
    firstName: 'Vera',
    lastName: 'Marsh',
    line: 'Has a $10 voucher waiting',
    joins: true,
    orders: [{ daysAgo: 25, variants: [81001003031, 81001003031, 81001003031, 81001003011, 81001003021] }],
    redeems: 'r10',
  },
  {
    id: '7817134145604',
    key: 'lars',
    firstName: 'Lars',
    lastName: 'Holm',
    line: 'His Copper tier lapses in a few days',
    // A tier is kept for 180 days after its points left the trailing 180: the first order's Copper ends ten days from now.
    joins: true,
    orders: [
      { daysAgo: 350, variants: Array(5).fill(81001003031) },
      { daysAgo: 30, variants: [81001003031, 81001003031, 81001003031, 81001003012, 81001003012] },
    ],
  },
  {
    id: '7817134145605',
    key: 'cody',
    firstName: 'Cody',
    lastName: 'Reyes',
    line: 'Has an account, has not joined the club',
    joins: false,
    orders: [],
  },
];

export const personById = new Map(people.map((person) => [person.id, person]));

export const personByKey = new Map(people.map((person) => [person.key, person]));

/** The instant of an order that many days before `now` (seconds), at noon of that distance, never in the future. */
export const daysBefore = (now, daysAgo) => new Date((now - daysAgo * day) * 1000);
