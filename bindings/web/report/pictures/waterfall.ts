import {barX, link, text} from "@observablehq/plot";
import {carryingBars, wordsOf} from "../marks";
import {lookOf, quiet, type Look} from "../palette";
import {drawn, type Picture, type Request} from "../picture";
import {inRows, stepFor} from "../rows";
import {pointsOf, rowsOf, type Point} from "../table";
import {axisFor} from "../units";

const sum = lookOf(0);
const more = lookOf(3);
const less = lookOf(1);

const isWhole = (point: Point) => point.row.role !== "part";

interface Step {
  point: Point;
  from: number;
  to: number;
  whole: boolean;
}

function stepsOf(points: Point[]): Step[] {
  let total = 0;
  return points.map((point) => {
    const whole = isWhole(point);
    const from = whole ? 0 : total;
    total = from + point.value;
    return {point, from, to: total, whole};
  });
}

/** From where the axis runs: from nought, unless the steps would then be too small to see. */
function domainOf(steps: Step[]): [number, number] {
  const ends = steps.map((step) => step.to);
  const [least, greatest] = [Math.min(...ends), Math.max(...ends)];
  const range = greatest - least;
  if (least <= 0 || range > 0.35 * greatest) return [Math.min(0, least), Math.max(0, greatest)];
  return [Math.max(0, least - 0.5 * range), greatest];
}

function lookFor(point: Point): Look {
  if (isWhole(point)) return sum;
  return point.value >= 0 ? more : less;
}

function bars(steps: Step[], at: (step: Step) => number, begin: number, saying: "end" | "wide") {
  return barX(steps, {
    x1: (step: Step) => (step.whole ? begin : step.from),
    x2: (step: Step) => step.to,
    y: at,
    fill: (step: Step) => lookFor(step.point).colour,
    title: (step: Step) => wordsOf(step.point),
    ...carryingBars(saying, steps.map((step) => step.point), (point) => lookFor(point).texture),
  });
}

/** From one sum to another, part by part: each bar begins where the one above it ended. */
export function waterfall({table, unit, width}: Request): Picture {
  const drawnRows = ["start", "part", "end"].flatMap((role) => rowsOf(table, role));
  const steps = stepsOf(drawnRows.flatMap((row) => pointsOf(table, row).slice(0, 1)));
  const rows = steps.map((step) => step.point.row);
  const domain = domainOf(steps);
  const axis = axisFor(unit, steps.flatMap((step) => [step.from, step.to]));
  const cut = domain[0] > 0;
  const named = {...axis, name: cut ? `${axis.name} (the axis does not begin at 0)` : axis.name};
  const at = (step: Step) => rows.indexOf(step.point.row);
  const ground = {
    width,
    rows,
    axis: named,
    step: stepFor(rows, width, 38),
    domain,
    insets: [0, 64] as [number, number],
    fromNought: !cut,
  };
  const svg = drawn(inRows(ground, [
    link(steps.slice(0, -1), {
      x1: (step: Step) => step.to,
      x2: (step: Step) => step.to,
      y1: at,
      y2: (step: Step) => at(step) + 1,
      stroke: quiet,
    }),
    bars(steps.filter((step) => step.whole), at, domain[0], "end"),
    bars(steps.filter((step) => !step.whole), at, domain[0], "wide"),
    text(steps, {
      y: at,
      x: (step: Step) => Math.max(step.from, step.to),
      text: (step: Step) => step.point.text,
      dx: 6,
      textAnchor: "start",
    }),
  ]));
  const [start, end] = [rows[0]?.text ?? "", rows[rows.length - 1]?.text ?? ""];
  const legend = [
    {text: `${start}; ${end}`, look: sum},
    {text: "Adds to it", look: more},
    {text: "Takes from it", look: less},
  ];
  return {svg, legend};
}
