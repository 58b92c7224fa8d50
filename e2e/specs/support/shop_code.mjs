// Codes that the shop gives out itself.
/** A code of the shop's own, for this customer: $5 off, beside codes of the kinds in `combinesWith` only. */
export function shopCode(demo, { id }, code, combinesWith) {
  const of = { redemption_id: code, customer_id: id, kind: 'amount_off', value: '5.00', currency: 'USD' };
  demo.shop.book.create({ ...of, code, minimum_spend: null, combines_with: combinesWith });
  return code;
}
