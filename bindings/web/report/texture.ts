// Textures of white lines and dots over filled boxes. Not SVG patterns: browsers print those as large bitmaps.
import {create} from "d3-selection";

export type Texture = "plain" | "rising" | "falling" | "level" | "dotted";

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const slanted = 8;  // pixels from one slanted line to the next, along the level
const level = 4;
const dots = 6;

/** The multiples of a step that lie between two numbers. Counted from nought, so that one box's go on in the next. */
function between(low: number, high: number, step: number): number[] {
  const first = Math.floor(low / step) + 1;
  const count = Math.max(0, Math.ceil(high / step) - first);
  return Array.from({length: count}, (_, i) => (first + i) * step);
}

const at = (x: number, y: number) => `${x.toFixed(1)},${y.toFixed(1)}`;

/** Where x + y is c, from one side of the box to the other. */
function risingAt({left, top, right, bottom}: Box, c: number): string {
  const [begin, end] = [Math.max(left, c - bottom), Math.min(right, c - top)];
  return `M${at(begin, c - begin)}L${at(end, c - end)}`;
}

/** Where x - y is c. */
function fallingAt({left, top, right, bottom}: Box, c: number): string {
  const [begin, end] = [Math.max(left, c + top), Math.min(right, c + bottom)];
  return `M${at(begin, begin - c)}L${at(end, end - c)}`;
}

function dotsIn({left, top, right, bottom}: Box): string[] {
  return between(top + 1, bottom - 1, dots / 2).flatMap((y) => {
    const shift = Math.round(y / (dots / 2)) % 2 === 0 ? 0 : dots / 2;
    return between(left + 1 - shift, right - 1 - shift, dots).map((x) => `M${at(x + shift, y)}h.01`);
  });
}

const lines: Record<Exclude<Texture, "plain">, (box: Box) => string[]> = {
  rising: (box) => between(box.left + box.top, box.right + box.bottom, slanted).map((c) => risingAt(box, c)),
  falling: (box) => between(box.left - box.bottom, box.right - box.top, slanted).map((c) => fallingAt(box, c)),
  level: ({left, top, right, bottom}) => between(top, bottom, level).map((y) => `M${at(left, y)}H${right.toFixed(1)}`),
  dotted: dotsIn,
};

/** Lays its texture over every box that is marked with one. */
export function addTextures(picture: Element) {
  for (const rect of picture.querySelectorAll<SVGRectElement>("rect[data-texture]")) {
    const texture = rect.dataset.texture as Texture;
    if (texture === "plain") continue;
    const [left, top, width, height] = ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name)));
    const box = {left: left!, top: top!, right: left! + width!, bottom: top! + height!};
    const path = create<SVGPathElement>("svg:path");
    path.attr("d", lines[texture](box).join("")).attr("fill", "none").attr("pointer-events", "none");
    path.attr("stroke", "#fff").attr("stroke-width", texture === "dotted" ? 1.8 : 1.4);
    path.attr("stroke-linecap", texture === "dotted" ? "round" : "butt");
    rect.after(path.node()!);
  }
}
