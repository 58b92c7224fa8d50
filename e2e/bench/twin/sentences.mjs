// A nudge in the locale file's words, with the browser's own Intl.
import { decimals } from './currency.mjs';
import { exact, tenTo } from './number.mjs';

/** `say(nudge, program, member)` in one locale; `messages` are those of the theme's locale file. */
export function createWords({ nudges: messages }, locale) {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const kept = new Map();
  const keep = (key, make) => kept.get(key) ?? kept.set(key, make()).get(key);

  const money = (amount, currency) => {
    const digits = /\.0*$|^[^.]*$/.test(amount) ? 0 : amount.split('.')[1].length;
    const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    const make = () => new Intl.NumberFormat(locale, { style: 'currency', currency, ...fraction });
    return keep(currency + digits, make).format(amount);
  };
  const day = (at, timeZone) => {
    const make = () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
    return keep(timeZone, make).format((at - 1) * 1000);
  };

  return (nudge, program, member) => {
    const { key, n } = keyOf(nudge, program, member);
    const category = plurals.select(n ?? 2);
    const message = messages[key];
    const template = typeof message === 'string' ? message : (message[category] ?? message.other);
    const { currency, spend_more_minor: more, spend_short: short, minimum_spend: minimum } = nudge;
    const amount = () =>
      currency
        ? money(
            exact(more)
              .times(tenTo(-decimals(currency)))
              .toFixed(decimals(currency)),
            currency,
          )
        : money(short ?? minimum, program.currency);
    const titled = member?.vouchers.find(({ id }) => id === nudge.voucher_id) ?? byId(program.rewards, nudge.reward_id);
    const fill = {
      amount,
      reward: () => titled?.title ?? nudge.reward_id,
      tier: () => byId(program.tiers, nudge.tier_id)?.name ?? nudge.tier_id,
      date: () => day(nudge.at, program.timezone),
      points: () => numbers.format(n),
      n: () => numbers.format(n),
      label: () => (category === 'one' ? program.points_label.one : program.points_label.other),
    };
    return template.replace(/\{(\w+)\}/g, (_, name) => fill[name]?.() ?? '');
  };
}

const byId = (list, id) => list.find((each) => each.id === id);

/** The message's key, and the number that chooses among its plurals. */
function keyOf({ kind, ...nudge }, program, member) {
  switch (kind) {
    case 'redeem_now':
      return { key: nudge.minimum_spend ? 'redeem_now_minimum' : kind };
    case 'reach_reward': {
      if (nudge.currency) return { key: kind };
      const article = byId(program.rewards, nudge.reward_id)?.kind === 'amount_off';
      return { key: article ? 'reach_reward_points' : 'reach_reward_points_for', n: nudge.points_short };
    }
    case 'keep_tier':
    case 'reach_tier':
      return nudge.currency
        ? { key: kind }
        : { key: `${kind}_${program.basis}`, n: nudge.points_short ?? nudge.orders_short };
    case 'join': {
      const key = member ? 'join_candidate' : 'join_guest';
      return nudge.points ? { key, n: nudge.points } : { key: `${key}_none` };
    }
    default:
      return { key: kind, n: nudge.points };
  }
}
