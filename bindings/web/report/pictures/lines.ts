import {dot, lineY, text} from "@observablehq/plot";
import {carryingPoints, spreading, widthOf, wordsOf} from "../marks";
import {colourOf, dashOf, quiet, symbolOf} from "../palette";
import {drawn, narrow, numericColumns, type Key, type Picture, type Request} from "../picture";
import {pointsOf, rowsOf, type Point, type Table} from "../table";
import {axisFor} from "../units";
import {namesOnTheRight, overYears, place} from "../years";

interface Line {
  points: Point[];
  /** How it looks in the picture and in the legend. */
  key: Key;
}

function linesIn(table: Table): Line[] {
  const series = rowsOf(table, "series").map((row, i) => ({
    points: pointsOf(table, row),
    key: {text: row.text, stroke: colourOf(i), dash: dashOf(i), symbol: symbolOf(i)},
  }));
  const references = rowsOf(table, "reference").map((row) => ({
    points: pointsOf(table, row),
    key: {text: row.text, stroke: quiet, dash: "3 3"},
  }));
  return [...series, ...references].filter((line) => line.points.length > 0);
}

function marksOf({points, key}: Line) {
  const {stroke, dash, symbol} = key;
  const look = {...place, stroke, strokeDasharray: dash, strokeWidth: symbol ? 2.25 : 1.5};
  if (!symbol) return [lineY(points, {...look, ...carryingPoints("down", points)})];
  return [
    lineY(points, look),
    dot(points, {
      ...place,
      r: 4,
      symbol,
      fill: stroke,
      stroke: "white",
      title: wordsOf,
      ...carryingPoints("down", points),
    }),
  ];
}

/** Each line's name at its end behind its symbol, moved apart from the others. */
function namesAtEnds(lines: Line[], room: number) {
  const ends = lines.map((line) => line.points[line.points.length - 1]!);
  const names = namesOnTheRight(lines.map((line) => line.key.text), room);
  const symbols = {
    symbol: (_: Point, i: number) => lines[i]!.key.symbol ?? "circle",
    fill: (_: Point, i: number) => (lines[i]!.key.symbol ? lines[i]!.key.stroke : "white"),
  };
  return [
    dot(ends, {y: place.y, frameAnchor: "right", dx: 14, r: 4, ...symbols, ...spreading(names.heights)}),
    text(ends, {y: place.y, dx: 24, ...names.options, ...spreading(names.heights)}),
  ];
}

/** Rows as lines over the years; what they are held against, a capacity or a target, is thin and dashed. */
export function lines({table, unit, width}: Request): Picture {
  const found = linesIn(table);
  const labelled = width >= narrow;
  const widest = Math.max(0, ...found.map((line) => widthOf(line.key.text)));
  const marginRight = labelled ? Math.min(width * 0.3, widest + 30) : 12;
  const axis = axisFor(unit, found.flatMap((line) => line.points.map(place.y)));
  const ground = {width, columns: numericColumns(table), axis, marginRight, x: {type: "point", padding: 0.3} as const};
  const svg = drawn(overYears(ground, [
    ...found.flatMap(marksOf),
    ...(labelled ? namesAtEnds(found, marginRight - 28) : []),
  ]));
  return {svg, legend: labelled ? [] : found.map((line) => line.key)};
}
