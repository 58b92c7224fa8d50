// Names for the variants the tests buy, and a code as the API asks for one.
import { productByHandle } from '../shop/catalog.mjs';

const variant = (handle, n) => productByHandle.get(handle).variants[n].id;

export const sencha50 = variant('morning-sencha', 0);
export const sencha100 = variant('morning-sencha', 1);
export const pourBowl = variant('pour-bowl', 0);
export const tastingTin = variant('tasting-tin', 0);
export const giftCard50 = variant('gift-card', 1);
export const teapot = variant('round-teapot', 0);
export const assam250 = variant('breakfast-assam', 2);
export const monthly = productByHandle.get('breakfast-assam').plans.selling[0].id;
export const soldOutMug = variant('everyday-mug', 5);

let redemption = 0;

export const code = (more = {}) => ({
  redemption_id: `r${redemption++}`,
  code: 'PERK-1',
  customer_id: '1',
  kind: 'amount_off',
  value: '10.00',
  currency: 'USD',
  minimum_spend: null,
  combines_with: [],
  ...more,
});
