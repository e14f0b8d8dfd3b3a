import {barY, dot, lineY, text} from "@observablehq/plot";
import {carryingBars, carryingPoints, spreading, widthOf, wordsOf} from "../marks";
import {lookOf, text as black} from "../palette";
import {drawn, narrow, numericColumns, type Key, type Picture, type Request} from "../picture";
import {pointsOf, rowsOf, type Point} from "../table";
import {axisFor} from "../units";
import {namesOnTheRight, overYears, place} from "../years";

function lineOver(points: Point[]) {
  return [
    lineY(points, {...place, stroke: "white", strokeWidth: 5}),
    lineY(points, {...place, stroke: black, strokeWidth: 2.5}),
    dot(points, {
      ...place,
      r: 4,
      fill: "white",
      stroke: black,
      strokeWidth: 2,
      title: wordsOf,
      ...carryingPoints("down", points),
    }),
  ];
}

function namesOf(lines: Point[][], room: number) {
  const ends = lines.map((points) => points[points.length - 1]!);
  const names = namesOnTheRight(ends.map((point) => point.row.text), room);
  return text(ends, {y: place.y, dx: 10, fontWeight: "bold", ...names.options, ...spreading(names.heights)});
}

/** Parts, one on the other, over the years; what is below nought hangs below it. A budget is a line over them. */
export function stacked({table, unit, width}: Request): Picture {
  const columns = numericColumns(table);
  const parts = rowsOf(table, "part");
  const bars = parts.flatMap((row) => pointsOf(table, row));
  const lines = rowsOf(table, "line").map((row) => pointsOf(table, row)).filter((points) => points.length > 0);
  const labelled = width >= narrow && lines.length > 0;
  const widest = Math.max(...lines.map((points) => widthOf(points[0]!.row.text)));
  const marginRight = labelled ? Math.min(170, widest + 14) : 8;
  const axis = axisFor(unit, [...bars, ...lines.flat()].map(place.y));
  const partOf = (point: Point) => parts.indexOf(point.row);
  const look = (point: Point) => lookOf(partOf(point));
  const svg = drawn(overYears({width, columns, axis, marginRight, x: {type: "band", padding: 0.25}}, [
    barY(bars, {
      ...place,
      z: partOf,
      fill: (point: Point) => look(point).colour,
      // Thin, or it would hide the smallest parts.
      stroke: "white",
      strokeWidth: 0.5,
      title: wordsOf,
      ...carryingBars("tall", bars, (point) => look(point).texture),
    }),
    ...lines.map(lineOver),
    labelled ? namesOf(lines, marginRight - 14) : null,
  ]));
  const legend: Key[] = parts.map((row, i) => ({text: row.text, look: lookOf(i)}));
  if (!labelled) legend.push(...lines.map((points) => ({text: points[0]!.row.text, stroke: black, symbol: "ring"})));
  return {svg, legend};
}
