/** The five elements: `perk-` before each. */

export const KINDS = ['nudge', 'product', 'balance', 'tier', 'account'] as const;

export type Kind = (typeof KINDS)[number];
