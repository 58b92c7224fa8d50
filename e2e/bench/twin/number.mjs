// Exact numbers: big.js, and one rounded division.
import Big from 'big.js';

Big.DP = 0;

export const FLOOR = Big.roundDown;
export const NEAREST = Big.roundHalfUp;
export const CEIL = Big.roundUp;

export const ZERO = new Big(0);
export const ONE = new Big(1);

export const exact = (value) => (value == null ? null : new Big(value));

export const smaller = (one, other) => (one.lt(other) ? one : other);

/** The quotient as a whole number; neither number is below zero. */
export function divided(number, by, rounding = FLOOR) {
  Big.RM = rounding;
  return number.div(by);
}

/** 10^power, exactly. */
export const tenTo = (power) => new Big(`1e${power}`);

/** floor(1000 * reached / goal), within 0 to 1000. */
export function permille(reached, goal) {
  if (goal.eq(0)) return 1000;
  if (reached.lt(0)) return 0;
  return Math.min(divided(reached.times(1000), goal).toNumber(), 1000);
}
