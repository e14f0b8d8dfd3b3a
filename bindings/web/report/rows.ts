// The ground that the pictures of level bars share: a row of the table a line, its name on the left.
import {axisX, axisY, gridX, ruleX, text, type Markish, type PlotOptions} from "@observablehq/plot";
import {lineHeight, linesOf, widthOf} from "./marks";
import {grid, quiet, text as black} from "./palette";
import {narrow} from "./picture";
import type {Row} from "./table";
import type {Axis} from "./units";

export interface Rows {
  width: number;
  rows: Row[];
  axis: Axis;
  /** The height of one row's line. */
  step: number;
  domain?: [number, number];
  /** Room inside the ground's two ends for the figures beyond the bars. */
  insets: [left: number, right: number];
  /** Whether the bars begin at nought, which then has a line of its own. */
  fromNought: boolean;
}

/** Names have a third of the width at most, and break into lines. */
function roomForNames(rows: Row[], width: number): number {
  const widest = Math.max(0, ...rows.map((row) => widthOf(row.text)));
  return Math.min(widest + 14, Math.max(100, Math.min(260, width * 0.34)));
}

/** As high as the longest name asks for, at the least. */
export function stepFor(rows: Row[], width: number, least: number): number {
  const room = roomForNames(rows, width) - 14;
  return Math.max(least, ...rows.map((row) => linesOf(row.text, room).length * lineHeight + 6));
}

export function inRows({width, rows, axis, step, domain, insets, fromNought}: Rows, marks: Markish[]): PlotOptions {
  const marginLeft = roomForNames(rows, width);
  const names = rows.map((row) => linesOf(row.text, marginLeft - 14));
  return {
    width,
    height: rows.length * step + 64,
    marginLeft,
    marginRight: 8,
    marginTop: 8,
    marginBottom: 56,
    x: {nice: !domain, domain, insetLeft: insets[0], insetRight: insets[1]},
    // A row's place is its number: two rows may have the same name.
    y: {type: "band", domain: rows.map((_, i) => i), padding: 0.25},
    marks: [
      gridX({stroke: grid, strokeOpacity: 1, ticks: width < narrow ? 3 : 6}),
      axisX({tickSize: 0, label: null, tickFormat: axis.tick, ticks: width < narrow ? 3 : 6}),
      text([axis.name], {frameAnchor: "bottom", dy: 44, fill: quiet, text: (name: string) => name}),
      axisY({
        tickSize: 0,
        label: null,
        lineHeight: lineHeight / 14,
        tickFormat: (i: number) => names[i]?.join("\n") ?? "",
      }),
      fromNought ? ruleX([0], {stroke: black}) : null,
      ...marks,
    ],
  };
}
