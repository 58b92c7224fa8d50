/**
 * Whether a theme that we know nothing of shows the cart's new total: its digits, in whatever notation, in the smallest part of
 * the page around our element that has either total.
 */

/** Totals as Shopify has them: hundredths in every currency. */
export function showsTotal(host: HTMLElement, now: number, before: number): boolean {
  for (let scope = host.parentElement; scope; scope = scope.parentElement) {
    const numbers = numbersIn(scope.innerText);
    if (has(numbers, now)) return true;
    if (has(numbers, before)) return false;
  }
  return false;
}

/** Digits with separators between them. A plain space is none: it may part two numbers. */
function numbersIn(text: string): number[] {
  return (text.match(/\d[\d.,'’\u00a0\u202f]*/g) ?? []).map((number) => +number.replace(/\D/g, ''));
}

/** Written with no decimals, with two, and with three. */
function has(numbers: number[], hundredths: number): boolean {
  return [hundredths / 100, hundredths, hundredths * 10].some((number) => numbers.includes(number));
}
