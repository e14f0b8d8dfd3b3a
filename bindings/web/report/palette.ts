// The Government Analysis Function's colours; and a texture, dash or symbol beside each, so that none tells by colour alone.
import {create} from "d3-selection";

export const ink = "#12436d";
export const text = "#0b0c0c";
export const grid = "#d8dbde";
export const quiet = "#505a5f";
export const blues = {dark: "#12436d", middle: "#2073bc", light: "#6bace6"};

const colours = ["#12436d", "#28a197", "#801650", "#f46a25", "#3d3d3d", "#a285d1"];
const tints = ["#6d8ba6", "#8cd0ca", "#b27493", "#f9ac88", "#8b8b8b", "#cdbce7"];
const textures = ["plain", "rising", "dotted", "falling", "plain", "level"] as const;
const dashes = ["none", "7 3", "2 3", "9 3 2 3", "12 4", "5 2 1 2 1 2"];
const symbols = ["circle", "square", "triangle", "diamond", "star", "wye"] as const;

const size = 8;
const shapes: Record<Exclude<(typeof textures)[number], "plain">, string> = {
  rising: "M-2,2 L2,-2 M0,8 L8,0 M6,10 L10,6",
  falling: "M-2,6 L2,10 M0,0 L8,8 M6,-2 L10,2",
  level: "M0,2 H8 M0,6 H8",
  dotted: "M2,2 h0.01 M6,6 h0.01",
};

const round = <T>(list: readonly T[], i: number): T => list[i % list.length]!;

export const colourOf = (i: number) => round(colours, i);
export const dashOf = (i: number) => round(dashes, i);
export const symbolOf = (i: number) => round(symbols, i);

/** The first six are the colours as they are; the next six their tints, each on the texture after its own. */
function lookOf(i: number) {
  const second = Math.floor(i / colours.length) % 2;
  return {colour: round(second ? tints : colours, i), texture: round(textures, i + second), name: `fill-${i % 12}`};
}

export function fillOf(i: number): string {
  const {colour, texture, name} = lookOf(i);
  return texture === "plain" ? colour : `url(#${name})`;
}

/** What fillOf refers to; one picture of no size holds it for the whole page. */
export function patterns(): SVGSVGElement {
  const svg = create("svg:svg").attr("class", "patterns").attr("width", 0).attr("height", 0).attr("aria-hidden", "true");
  for (let i = 0; i < 2 * colours.length; ++i) {
    const {colour, texture, name} = lookOf(i);
    if (texture === "plain") continue;
    const pattern = svg.append("pattern").attr("id", name).attr("width", size).attr("height", size);
    pattern.attr("patternUnits", "userSpaceOnUse");
    pattern.append("rect").attr("width", size).attr("height", size).attr("fill", colour);
    pattern.append("path").attr("d", shapes[texture]).attr("fill", "none").attr("stroke", "#fff");
    pattern.select("path").attr("stroke-width", texture === "dotted" ? 2.4 : 1.4).attr("stroke-linecap", "round");
  }
  return svg.node() as SVGSVGElement;
}
