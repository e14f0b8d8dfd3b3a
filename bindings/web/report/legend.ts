// The legend of a picture: in the order of its rows, each with the very fill, dash or symbol that it names.
import {create, type Selection} from "d3-selection";
import {symbol, symbolCircle, symbolDiamond, symbolSquare, symbolStar, symbolTriangle, symbolWye} from "d3-shape";
import type {Key} from "./picture";
import {addTextures} from "./texture";

type Swatch = Selection<SVGSVGElement, undefined, null, undefined>;

const symbols: Record<string, typeof symbolCircle> = {
  circle: symbolCircle,
  square: symbolSquare,
  triangle: symbolTriangle,
  diamond: symbolDiamond,
  star: symbolStar,
  wye: symbolWye,
};

function drawBox(swatch: Swatch, key: Key) {
  const box = swatch.append("rect").attr("width", 28).attr("height", 16);
  box.attr("fill", key.look!.colour).attr("data-texture", key.look!.texture);
}

function drawLine(swatch: Swatch, key: Key) {
  const stroke = key.stroke ?? "none";
  if (!key.alone) {
    const line = swatch.append("path").attr("d", "M0,8H28").attr("stroke", stroke).attr("stroke-width", 2.25);
    line.attr("stroke-dasharray", key.dash ?? "none");
  }
  if (!key.symbol) return;
  const shape = symbol(symbols[key.symbol] ?? symbolCircle, 50)();
  const mark = swatch.append("path").attr("d", shape).attr("transform", "translate(14,8)").attr("fill", stroke);
  if (key.symbol === "ring") mark.attr("fill", "#fff").attr("stroke", stroke).attr("stroke-width", 2);
}

export function legendOf(keys: Key[]): HTMLUListElement {
  const list = create("ul").attr("class", "legend").attr("aria-hidden", "true");
  for (const key of keys) {
    const entry = list.append("li");
    const swatch = entry.append("svg") as unknown as Swatch;
    swatch.attr("viewBox", "0 0 28 16").attr("width", 28).attr("height", 16);
    (key.look ? drawBox : drawLine)(swatch, key);
    entry.append("span").text(key.text);
  }
  addTextures(list.node() as Element);
  return list.node() as HTMLUListElement;
}
