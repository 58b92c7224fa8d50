// Medians, quartiles and percentiles, and how they are written.

/** The value below which that share of the values is, by linear interpolation; null of nothing. */
export function quantile(values, share) {
  if (!values.length) return null;
  const sorted = [...values].sort((one, other) => one - other);
  const at = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}

export const median = (values) => quantile(values, 0.5);

/** Three figures, more only before the point. */
export function figure(value) {
  if (value === null || value === undefined) return '-';
  if (Number.isInteger(value) || Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return value.toPrecision(3);
}

/** "12.1 (11.9 to 13)": the median and the quartiles. */
export function spread(values) {
  if (!values.length) return '-';
  const [low, high] = [quantile(values, 0.25), quantile(values, 0.75)];
  const middle = figure(median(values));
  return low === high ? middle : `${middle} (${figure(low)} to ${figure(high)})`;
}
