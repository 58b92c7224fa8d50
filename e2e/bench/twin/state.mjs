// What the twin's page knows, as signals, and what each surface says.
import { computed, signal } from '@preact/signals';
import { readCart, readShopifyCart } from './cart.mjs';
import { nudgesOf } from './nudges.mjs';
import { readMember, readProgram } from './program.mjs';
import { createWords } from './sentences.mjs';

const hiddenOnProduct = ['redeem_now', 'unlock_minimum', 'earn'];

export function createState({ snapshot: written, customer, messages, locale, links }) {
  // A customer without a member is not a guest: the server had nothing on them yet, the API will know.
  const snapshot = signal(written?.member || (written && !customer) ? decoded(written) : null);
  const cart = signal(null);
  const say = createWords(messages, locale);

  const lines = computed(() => {
    if (!snapshot.value) return null;
    const { program, member } = snapshot.value;
    const now = Math.floor(Date.now() / 1000);
    const line = (nudge) => ({
      text: say(nudge, program, member),
      emphasis: nudge.emphasis,
      progress: nudge.progress_permille,
      signIn: nudge.kind === 'join' && !member ? { href: links.sign_in, label: messages.actions.sign_in } : null,
    });
    const nudges = (of) => nudgesOf({ program, member, cart: of, now });
    const withCart = nudges(cart.value);
    const cartLines = withCart.slice(0, 1).map(line);
    return {
      cart: cartLines,
      'cart-drawer': cartLines,
      product: withCart
        .filter(({ kind }) => !hiddenOnProduct.includes(kind))
        .slice(0, 1)
        .map(line),
      account: nudges(null)
        .filter(({ kind }) => kind !== 'earn')
        .slice(0, 2)
        .map(line),
    };
  });

  return {
    lines,
    setCart: (next) => (cart.value = readCart(next)),
    setShopifyCart: (next, rate) => (cart.value = readShopifyCart(next, rate)),
    /** An older one is ignored. */
    setSnapshot(next) {
      if (!snapshot.value || snapshot.value.asOf <= next.as_of) snapshot.value = decoded(next);
    },
  };
}

const decoded = ({ as_of: asOf, program, member }) => ({
  asOf,
  program: readProgram(program),
  member: readMember(member ?? null),
});
