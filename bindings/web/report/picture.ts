// A picture: what a kind of picture is given and gives back, and what they all share.
import {plot, text as textMark, type Markish, type PlotOptions} from "@observablehq/plot";
import type {Column, Table} from "./table";
import {quiet, type Look} from "./palette";
import {addTextures} from "./texture";
import {widthOf} from "./marks";

export interface Request {
  table: Table;
  unit: string;
  /** In pixels, of the place it is drawn for. */
  width: number;
}

/** One entry of the legend: a filled box, or a line with a symbol. */
export interface Key {
  text: string;
  look?: Look;
  stroke?: string;
  dash?: string;
  symbol?: string;
  /** A symbol with no line through it. */
  alone?: boolean;
}

export interface Picture {
  svg: SVGSVGElement;
  legend: Key[];
}

/** Under this width labels stand in a legend instead of beside what they name. */
export const narrow = 520;

export const heightFor = (width: number) => Math.round(Math.min(380, Math.max(250, width * 0.42)));

/** The picture as an element that the page's policy allows: its rules are in styles/_picture.scss. */
export function drawn(options: PlotOptions): SVGSVGElement {
  const svg = plot({className: "plot", ...options}) as SVGSVGElement;
  svg.querySelector("style")?.remove();
  addTextures(svg);
  // The picture is one image with words of its own (draw.ts), in which Plot's names of marks would be noise.
  svg.querySelectorAll("[aria-label]").forEach((part) => part.removeAttribute("aria-label"));
  return svg;
}

/** The name of the upright axis, level and above it. */
export function nameAbove(name: string, marginLeft: number): Markish {
  return textMark([name], {
    frameAnchor: "top-left",
    textAnchor: "start",
    lineAnchor: "bottom",
    dx: 4 - marginLeft,
    dy: -10,
    fill: quiet,
    text: (words: string) => words,
  });
}

/** As many of the columns' names as have room side by side. */
export function namesThatFit(columns: Column[], width: number): string[] {
  const widest = Math.max(1, ...columns.map((column) => widthOf(column.text))) + 10;
  const step = Math.ceil((columns.length * widest) / Math.max(1, width));
  return columns.filter((_, i) => (columns.length - 1 - i) % step === 0).map((column) => column.key);
}

export function nameOf(columns: Column[]): (key: string) => string {
  const names = new Map(columns.map((column) => [column.key, column.text]));
  return (key) => names.get(key) ?? key;
}

/** Those columns in which a picture's rows have numbers. */
export const numericColumns = (table: Table) => table.columns.filter((column) => column.numeric && column.key !== "");
