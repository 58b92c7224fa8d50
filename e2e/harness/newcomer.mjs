// Somebody new with a past of their own, so that a spec can spend their points without touching anybody else's.
import { people, personById } from '../shop/people.mjs';
import { seedPerson } from './seed.mjs';

let nextId = 7_817_134_146_001;

/** `past` is a row as in people.mjs, without id and name. They can sign in, but are not offered on the sign-in page. */
export async function newcomer(demo, past) {
  const person = {
    id: String(nextId++),
    key: 'new',
    firstName: 'Noor',
    lastName: 'Bakker',
    line: '',
    orders: [],
    joins: true,
    ...past,
  };
  personById.set(person.id, person);
  await seedPerson(demo.api, person);
  await demo.metafields.refresh(person.id);
  return person;
}

/** A newcomer with the past of one of the people on the sign-in page. */
export const someoneLike = (demo, key) => {
  const { orders, joins, redeems } = people.find((person) => person.key === key);
  return newcomer(demo, { orders, joins, redeems });
};
