// The Government Analysis Function's colours, each with a texture, dash or symbol: nothing is told by colour alone.
import type {Texture} from "./texture";

export const text = "#0b0c0c";
export const grid = "#d8dbde";
export const quiet = "#505a5f";
export const blues = {dark: "#12436d", middle: "#2073bc", light: "#6bace6"};

const colours = ["#12436d", "#28a197", "#801650", "#f46a25", "#3d3d3d", "#a285d1"];
const tints = ["#6d8ba6", "#8cd0ca", "#b27493", "#f9ac88", "#8b8b8b", "#cdbce7"];
const textures: Texture[] = ["plain", "rising", "dotted", "falling", "plain", "level"];
const dashes = ["none", "7 3", "2 3", "9 3 2 3", "12 4", "5 2 1 2 1 2"];
const symbols = ["circle", "square", "triangle", "diamond", "star", "wye"] as const;

const round = <T>(list: readonly T[], i: number): T => list[i % list.length]!;

export const colourOf = (i: number) => round(colours, i);
export const dashOf = (i: number) => round(dashes, i);
export const symbolOf = (i: number) => round(symbols, i);

/** How an area is filled. */
export interface Look {
  colour: string;
  texture: Texture;
}

/** The first six are the colours as they are; the next six their tints, each with the texture after its own. */
export function lookOf(i: number): Look {
  const second = Math.floor(i / colours.length) % 2;
  return {colour: round(second ? tints : colours, i), texture: round(textures, i + second)};
}
