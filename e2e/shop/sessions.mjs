// Who is shopping: a cookie names a session, which holds the customer, the country and the cart.
import { randomBytes } from 'node:crypto';
import { Cart } from './cart.mjs';

export const countries = [
  { iso_code: 'US', name: 'United States', currency: 'USD', symbol: '$' },
  { iso_code: 'DE', name: 'Germany', currency: 'EUR', symbol: '€' },
  { iso_code: 'JP', name: 'Japan', currency: 'JPY', symbol: '¥' },
  { iso_code: 'KW', name: 'Kuwait', currency: 'KWD', symbol: 'KD ' },
];

const cookieName = '_shop_session';

export class Sessions {
  #byId = new Map();

  /** The session of this request; a new shopper gets a cookie on `response`. */
  of(request, response) {
    const id = new RegExp(`(?:^|; )${cookieName}=([0-9a-f]+)`).exec(request.headers.cookie ?? '')?.[1];
    const known = this.#byId.get(id);
    if (known) return known;
    const session = {
      id: randomBytes(16).toString('hex'),
      customerId: null,
      country: countries[0],
      cart: new Cart(),
      orders: [],
    };
    this.#byId.set(session.id, session);
    response.setHeader('set-cookie', `${cookieName}=${session.id}; Path=/; HttpOnly; SameSite=Lax`);
    return session;
  }
}

export const currencyOf = (session) => session.country.currency;
