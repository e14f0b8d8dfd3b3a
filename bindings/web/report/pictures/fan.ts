import {areaY, dot, lineY} from "@observablehq/plot";
import {carrying, carryingPoints, wordsOf} from "../marks";
import {blues, colourOf, text as black} from "../palette";
import {drawn, numericColumns, type Key, type Picture, type Request} from "../picture";
import {pointAt, pointsOf, rowsOf, type Point, type Table} from "../table";
import {axisFor} from "../units";
import {overYears, place} from "../years";

/** The two edges of a band in the years in which both are known. */
interface Edges {
  low: Point;
  high: Point;
}

function bandOf(table: Table, low: string, high: string): Edges[] {
  const [lower, upper] = [rowsOf(table, low)[0], rowsOf(table, high)[0]];
  if (!lower || !upper) return [];
  return pointsOf(table, lower).flatMap((point) => {
    const other = pointAt(table, upper, point.column.key);
    return other ? [{low: point, high: other}] : [];
  });
}

/** An area's outline runs along its upper edge and comes back along the lower. */
function area(edges: Edges[], fill: string, fillOpacity: number) {
  return areaY(edges, {
    x: (edge: Edges) => place.x(edge.low),
    y1: (edge: Edges) => edge.low.value,
    y2: (edge: Edges) => edge.high.value,
    fill,
    fillOpacity,
    stroke: blues.middle,
    strokeWidth: 0.75,
    ...carrying("down", (indices) => [
      ...indices.map((i) => edges[i]!.high.exact),
      ...indices.reverse().map((i) => edges[i]!.low.exact),
    ]),
  });
}

const pink = colourOf(2);

const nameOfBand = ([first]: Edges[]) => (first ? `${first.low.row.text} to ${first.high.row.text}` : "");

const nameOfLine = ([first]: Point[]) => first?.row.text ?? "";

/** What has been, and what may be: nine draws in ten lie within the outer band, half within the inner. */
export function fan({table, unit, width}: Request): Picture {
  const lineOf = (role: string) => rowsOf(table, role).flatMap((row) => pointsOf(table, row));
  const outer = bandOf(table, "p05", "p95");
  const inner = bandOf(table, "p25", "p75");
  const [median, central, history] = [lineOf("p50"), lineOf("central"), lineOf("history")];
  const edges = [...outer, ...inner].flatMap((edge) => [edge.low, edge.high]);
  const axis = axisFor(unit, [...edges, ...median, ...central, ...history].map(place.y));
  const x = {type: "point", padding: 0.3} as const;
  const ground = {width, columns: numericColumns(table), axis, marginRight: 12, x};
  const svg = drawn(overYears(ground, [
    area(outer, blues.light, 0.35),
    area(inner, blues.light, 0.9),
    lineY(median, {...place, stroke: blues.dark, strokeWidth: 2.5, ...carryingPoints("down", median)}),
    lineY(central, {
      ...place,
      stroke: pink,
      strokeWidth: 2,
      strokeDasharray: "6 3",
      ...carryingPoints("down", central),
    }),
    dot(history, {...place, r: 4, fill: black, title: wordsOf, ...carryingPoints("down", history)}),
  ]));
  const legend: Key[] = [
    {text: nameOfLine(history), stroke: black, symbol: "circle", alone: true},
    {text: nameOfLine(central), stroke: pink, dash: "6 3"},
    {text: nameOfLine(median), stroke: blues.dark},
    {text: nameOfBand(inner), look: {colour: blues.light, texture: "plain"}},
    {text: nameOfBand(outer), look: {colour: "#cbe3f7", texture: "plain"}},
  ];
  return {svg, legend: legend.filter((key) => key.text !== "")};
}
