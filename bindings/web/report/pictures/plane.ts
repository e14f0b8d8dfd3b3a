import {axisX, axisY, dot, gridX, gridY, link, ruleX, ruleY, text} from "@observablehq/plot";
import {carrying, spreading, lineHeight, linesOf} from "../marks";
import {colourOf, grid, quiet, symbolOf, text as black} from "../palette";
import {drawn, heightFor, narrow, type Picture, type Request} from "../picture";
import {pointAt, type Point, type Row, type Table} from "../table";
import {axisFor} from "../units";

interface Place {
  row: Row;
  effect: Point;
  cost: Point;
  /** The two ends of each whisker, where it has one. */
  effects?: [Point, Point];
  costs?: [Point, Point];
}

function whisker(table: Table, row: Row, key: string): [Point, Point] | undefined {
  const [low, high] = [pointAt(table, row, `${key}_p05`), pointAt(table, row, `${key}_p95`)];
  return low && high ? [low, high] : undefined;
}

function placesIn(table: Table): Place[] {
  return table.rows.flatMap((row) => {
    const [effect, cost] = [pointAt(table, row, "effect"), pointAt(table, row, "cost")];
    if (!effect || !cost) return [];
    return [{row, effect, cost, effects: whisker(table, row, "effect"), costs: whisker(table, row, "cost")}];
  });
}

const x = (place: Place) => place.effect.value;
const y = (place: Place) => place.cost.value;

const words = ({row, effect, cost}: Place) =>
  `${row.text}: ${effect.column.text} ${effect.text}, ${cost.column.text} ${cost.text}`;

/** One place's whiskers and point; each mark carries the numbers of its own ends. */
function marksOf(place: Place, i: number) {
  const look = {stroke: colourOf(i), strokeWidth: 1.5};
  const {effects, costs} = place;
  const ends = (points: [Point, Point]) => points.map((point) => point.exact);
  return [
    effects &&
      link([effects], {
        x1: effects[0].value,
        x2: effects[1].value,
        y: place.cost.value,
        ...look,
        ...carrying("across", () => ends(effects)),
      }),
    costs &&
      link([costs], {
        y1: costs[0].value,
        y2: costs[1].value,
        x: place.effect.value,
        ...look,
        ...carrying("down", () => ends(costs)),
      }),
    dot([place], {
      x,
      y,
      r: 6,
      symbol: symbolOf(i),
      fill: colourOf(i),
      stroke: "white",
      title: words,
      ...carrying("both", () => [place.effect.exact, place.cost.exact]),
    }),
  ];
}

/** The names beside the points: to the left of those on the far right, so that they stay in the picture. */
function names(places: Place[], middle: number) {
  const side = (right: boolean) => {
    const on = places.filter((place) => (x(place) > middle) === right);
    const lines = on.map((place) => linesOf(place.row.text, 190));
    return text(on, {
      x,
      y,
      dx: right ? -10 : 10,
      dy: -12,
      textAnchor: right ? "end" : "start",
      text: (_: Place, i: number) => lines[i]!.join("\n"),
      lineHeight: lineHeight / 14,
      fill: black,
      stroke: "white",
      strokeWidth: 4,
      ...spreading(lines.map((of) => of.length * lineHeight)),
    });
  };
  return [side(true), side(false)];
}

const columnText = (table: Table, key: string) => table.columns.find((column) => column.key === key)?.text ?? "";

/** What a scenario brings across, against what it costs upwards, each with how unsure it is. */
export function plane({table, unit, width}: Request): Picture {
  const places = placesIn(table);
  const effects = places.flatMap((place) => [place.effect, ...(place.effects ?? [])]).map((point) => point.value);
  const costs = places.flatMap((place) => [place.cost, ...(place.costs ?? [])]).map((point) => point.value);
  const [across, upwards] = [axisFor("", effects), axisFor(unit, costs)];
  const labelled = width >= narrow;
  const marginLeft = 56;
  const svg = drawn({
    width,
    height: heightFor(width) + 40,
    marginLeft,
    marginRight: 12,
    marginTop: 34,
    marginBottom: 56,
    x: {nice: true, zero: true},
    y: {nice: true, zero: true},
    marks: [
      gridX({stroke: grid, strokeOpacity: 1, ticks: labelled ? 8 : 4}),
      gridY({stroke: grid, strokeOpacity: 1, ticks: 6}),
      axisX({tickSize: 0, label: null, tickFormat: across.tick, ticks: labelled ? 8 : 4}),
      axisY({tickSize: 0, label: null, tickFormat: upwards.tick, ticks: 6}),
      text([columnText(table, "effect")], {frameAnchor: "bottom", dy: 44, fill: quiet, text: (name: string) => name}),
      text([`${columnText(table, "cost")}${upwards.name && `, ${upwards.name}`}`], {
        frameAnchor: "top-left",
        textAnchor: "start",
        lineAnchor: "bottom",
        dx: 4 - marginLeft,
        dy: -12,
        fill: quiet,
        text: (name: string) => name,
      }),
      ruleX([0], {stroke: black}),
      ruleY([0], {stroke: black}),
      ...places.flatMap(marksOf),
      ...(labelled ? names(places, (Math.min(0, ...effects) + Math.max(0, ...effects)) / 2) : []),
    ],
  });
  const keyOf = ({row}: Place, i: number) => ({text: row.text, stroke: colourOf(i), symbol: symbolOf(i), alone: true});
  return {svg, legend: labelled ? [] : places.map(keyOf)};
}
