// What the pictures' marks have in common: the numbers they carry, their words, and where their labels go.
import type {RenderFunction} from "@observablehq/plot";
import {select} from "d3-selection";
import type {Point} from "./table";
import type {Texture} from "./texture";

/**
 * How a mark's shape says its numbers: by where it stands or ends, or by how long it is. "across" and "down" are places
 * along the two axes, "wide" and "tall" lengths, "end" is a bar's end, "thick" a line's thickness.
 */
export type Saying = "across" | "down" | "both" | "wide" | "tall" | "end" | "thick";

/**
 * Writes on every mark the exact numbers of the table that it stands for, in the order in which its shape runs through
 * them; tests/web holds the shapes to them.
 */
export function carrying(saying: Saying, numbersOf: (indices: number[]) => string[]): {render: RenderFunction} {
  return {
    render(index, scales, values, dimensions, context, next) {
      const group = next!(index, scales, values, dimensions, context) as SVGElement;
      for (const mark of group.children) {
        // Plot binds to a bar or point its index, and to a line or area the indices it runs through.
        const bound = select<Element, number | number[]>(mark).datum();
        mark.setAttribute("data-values", numbersOf(typeof bound === "number" ? [bound] : [...bound]).join(" "));
        mark.setAttribute("data-saying", saying);
      }
      return group;
    },
  };
}

/** The same for bars, of which each also has a texture. */
export function carryingBars(saying: Saying, points: Point[], textureOf: (point: Point) => Texture) {
  const {render} = carryingPoints(saying, points);
  const textured: RenderFunction = (index, scales, values, dimensions, context, next) => {
    const group = render(index, scales, values, dimensions, context, next) as SVGElement;
    for (const bar of group.children) {
      bar.setAttribute("data-texture", textureOf(points[select<Element, number>(bar).datum()]!));
    }
    return group;
  };
  return {render: textured};
}

export const carryingPoints = (saying: Saying, points: Point[]) =>
  carrying(saying, (indices) => indices.map((i) => points[i]!.exact));

/** What a mark shows when pointed at: the table's own words. */
export const wordsOf = (point: Point) => `${point.row.text}, ${point.column.text}: ${point.text}`;

const letterWidth = 7;  // of 14-pixel Arial, on average

export const lineHeight = 16;

export function widthOf(words: string): number {
  return words.length * letterWidth;
}

const mostLines = 4;  // the table has the rest

/** Breaks words into lines no wider than so many pixels; a single word is never broken. */
export function linesOf(words: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  if (lines.length <= mostLines) return lines;
  return [...lines.slice(0, mostLines - 1), `${lines[mostLines - 1]}…`];
}

/** Moves labels of these heights up and down until none overlaps another, above the lowest place if they fit. */
export function spread(places: number[], heights: number[], lowest: number): number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a]! - places[b]!);
  const moved = [...places];
  const gap = (above: number, below: number) => (heights[above]! + heights[below]!) / 2;
  for (let k = 1; k < order.length; ++k) {
    const [above, below] = [order[k - 1]!, order[k]!];
    moved[below] = Math.max(moved[below]!, moved[above]! + gap(above, below));
  }
  let limit = lowest;
  for (let k = order.length - 1; k >= 0; --k) {
    const label = order[k]!;
    moved[label] = Math.min(moved[label]!, limit);
    if (k > 0) limit = moved[label]! - gap(order[k - 1]!, label);
  }
  return moved;
}

/** A mark's render that moves its labels apart before they are drawn. */
export function spreading(heights: number[]): {render: RenderFunction} {
  return {
    render(index, scales, values, dimensions, context, next) {
      const y = values.y as ArrayLike<number>;
      const places = Array.from(index, (i) => y[i]!);
      const spaced = spread(places, Array.from(index, (i) => heights[i]!), dimensions.height - dimensions.marginBottom);
      const moved = Array.from(y);
      Array.from(index).forEach((i, k) => (moved[i] = spaced[k]!));
      return next!(index, scales, {...values, y: moved} as typeof values, dimensions, context);
    },
  };
}
