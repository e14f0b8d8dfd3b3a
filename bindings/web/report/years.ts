// The ground that the pictures over the years share: a grid, its numbers and name on the left, the years below.
import {axisX, axisY, gridY, ruleY, type Markish, type PlotOptions} from "@observablehq/plot";
import {lineHeight, linesOf} from "./marks";
import {grid, text as black} from "./palette";
import {heightFor, nameAbove, nameOf, namesThatFit} from "./picture";
import type {Column, Point} from "./table";
import type {Axis} from "./units";

const marginLeft = 56;

export const place = {x: (point: Point) => point.column.key, y: (point: Point) => point.value};

export interface Ground {
  width: number;
  columns: Column[];
  axis: Axis;
  /** Room on the right for what is written there. */
  marginRight: number;
  /** Bars have the width of a band; lines go from point to point. */
  x: PlotOptions["x"];
}

export function overYears({width, columns, axis, marginRight, x}: Ground, marks: Markish[]): PlotOptions {
  const room = width - marginLeft - marginRight;
  return {
    width,
    height: heightFor(width),
    marginLeft,
    marginRight,
    marginTop: 32,
    marginBottom: 30,
    x: {domain: columns.map((column) => column.key), ...x},
    y: axis.domain ? {domain: axis.domain} : {nice: true, zero: true},
    marks: [
      gridY({stroke: grid, strokeOpacity: 1, ticks: 6}),
      axisY({tickSize: 0, label: null, tickFormat: axis.tick, ticks: 6}),
      axisX({tickSize: 0, label: null, ticks: namesThatFit(columns, room), tickFormat: nameOf(columns)}),
      nameAbove(axis.name, marginLeft),
      ruleY([0], {stroke: black}),
      ...marks,
    ],
  };
}

/** How names on the right are written: each in as many lines as its room asks for. */
export function namesOnTheRight(names: string[], room: number) {
  const lines = names.map((name) => linesOf(name, room));
  return {
    heights: lines.map((of) => of.length * lineHeight + 4),
    options: {
      frameAnchor: "right",
      textAnchor: "start",
      lineHeight: lineHeight / 14,
      fill: black,
      text: (_: unknown, i: number) => lines[i]!.join("\n"),
    } as const,
  };
}
