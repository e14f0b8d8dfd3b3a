// What an axis says: pounds in millions or thousands as fits, shares as percentages, all else as it is.

export interface Axis {
  name: string;
  tick: (value: number) => string;
  /** From where to where it reaches, whatever the numbers: shares are seen against the whole. */
  domain?: [number, number];
}

function plain(divisor: number, suffix = ""): (value: number) => string {
  const format = new Intl.NumberFormat("en-GB", {maximumFractionDigits: 2});
  return (value) => format.format(value / divisor).replace("-", "−") + suffix;
}

export function axisFor(unit: string, values: number[]): Axis {
  if (unit === "%") return {name: "", tick: plain(0.01, "%"), domain: [0, 1]};
  if (!unit.startsWith("£")) return {name: unit, tick: plain(1)};
  const greatest = Math.max(0, ...values.map(Math.abs));
  if (greatest >= 1e6) return {name: "£m", tick: plain(1e6)};
  if (greatest >= 1e4) return {name: "£000", tick: plain(1e3)};
  return {name: "£", tick: plain(1)};
}
