// Bars to the left and right of nought: who pays and gains, and what matters most.
import {barX, text} from "@observablehq/plot";
import {carryingBars, wordsOf} from "../marks";
import {lookOf} from "../palette";
import {drawn, numericColumns, type Picture, type Request} from "../picture";
import {inRows, stepFor} from "../rows";
import {pointsOf, type Column, type Point, type Row, type Table} from "../table";
import {axisFor} from "../units";

const thickness = 19;
const mostDrawn = 12;

interface Bars {
  rows: Row[];
  columns: Column[];
  /** Whether a row's bars lie on one line, where no two of a row can lie on the same side. */
  together: boolean;
}

/** A row's bars stand under each other; how far each is from the row's middle, in pixels. */
const offset = (i: number, {columns, together}: Bars) => (together ? 0 : (i - (columns.length - 1) / 2) * thickness);

function barsOf(points: Point[], i: number, step: number, bars: Bars) {
  // What a band leaves free above and below a bar: the bands are three quarters of a step.
  const spare = (step * 0.75 - thickness) / 2;
  const place = {x: (point: Point) => point.value, y: (point: Point) => bars.rows.indexOf(point.row)};
  const shift = offset(i, bars);
  const figures = {...place, dy: shift, text: (point: Point) => point.text};
  return [
    barX(points, {
      x1: 0,
      x2: place.x,
      y: place.y,
      fill: lookOf(i).colour,
      insetTop: spare + shift + 1,
      insetBottom: spare - shift + 1,
      title: wordsOf,
      ...carryingBars("wide", points, () => lookOf(i).texture),
    }),
    text(points.filter((point) => point.value >= 0), {...figures, dx: 5, textAnchor: "start"}),
    text(points.filter((point) => point.value < 0), {...figures, dx: -5, textAnchor: "end"}),
  ];
}

function draw({table, unit, width}: Request, bars: Bars): Picture {
  const points = bars.columns.map((column) =>
    bars.rows.flatMap((row) => pointsOf(table, row).filter((point) => point.column === column)),
  );
  const axis = axisFor(unit, points.flat().map((point) => point.value));
  const least = bars.together ? 34 : Math.max(34, (bars.columns.length * thickness + 4) / 0.75);
  const step = stepFor(bars.rows, width, least);
  const inset = Math.min(60, width * 0.14);
  const below = points.flat().some((point) => point.value < 0);
  const insets: [number, number] = [below ? inset : 0, inset];
  const ground = {width, rows: bars.rows, axis, step, insets, fromNought: true};
  const svg = drawn(inRows(ground, points.flatMap((of, i) => barsOf(of, i, step, bars))));
  return {svg, legend: bars.columns.map((column, i) => ({text: column.text, look: lookOf(i)}))};
}

/** A bar for each column, right of nought where it is more and left where it is less. */
export function diverging(request: Request): Picture {
  const {table} = request;
  const rows = table.rows.filter((row) => row.role !== "total" && pointsOf(table, row).length > 0);
  return draw(request, {rows, columns: numericColumns(table), together: false});
}

function widthOfRow(table: Table, row: Row): number {
  const values = pointsOf(table, row).map((point) => point.value);
  return Math.max(0, ...values) - Math.min(0, ...values);
}

/** What the result would be if one uncertain number were low or high, the widest first. */
export function tornado(request: Request): Picture {
  const {table} = request;
  const columns = table.columns.filter((column) => column.key === "below" || column.key === "above");
  const rows = [...table.rows].sort((a, b) => widthOfRow(table, b) - widthOfRow(table, a)).slice(0, mostDrawn);
  const opposed = (row: Row) => {
    const [first = 0, second = 0] = pointsOf(table, row).map((point) => point.value);
    return first * second <= 0;
  };
  return draw(request, {rows, columns, together: rows.every(opposed)});
}
