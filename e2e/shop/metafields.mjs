// What the app wrote into Shopify's metafields: the program, and each customer's snapshot without codes. Older truths stay until newer come.

export class Metafields {
  #byCustomer = new Map();
  program = null;

  constructor(api) {
    this.api = api;
  }

  /** The value of `customer.metafields["$app:perkline"].snapshot`, or null. */
  snapshotOf(customerId) {
    return this.#byCustomer.get(customerId) ?? null;
  }

  /** Reads the API again; when it does not answer, everything stays as it was. */
  async refresh(customerId) {
    const snapshot = await this.api.read('/v1/snapshot', customerId);
    if (snapshot === null) return;
    if (snapshot.program) this.program = snapshot.program;
    if (customerId === null) return;
    this.#byCustomer.set(customerId, {
      as_of: snapshot.as_of,
      member: withoutCodes(snapshot.member),
      facts: snapshot.facts,
    });
  }

  /** For specs: what an app of another version, or a broken one, might have written. */
  overwrite(customerId, snapshot) {
    this.#byCustomer.set(customerId, snapshot);
  }
}

function withoutCodes(member) {
  if (!member) return null;
  return { ...member, vouchers: (member.vouchers ?? []).map((voucher) => ({ ...voucher, code: null })) };
}
