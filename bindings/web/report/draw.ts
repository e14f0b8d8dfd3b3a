// Draws the pictures from their tables, as wide as there is room for; again when that changes, and for print.
import {legendOf} from "./legend";
import type {Picture, Request} from "./picture";
import {diverging, tornado} from "./pictures/bars";
import {fan} from "./pictures/fan";
import {lines} from "./pictures/lines";
import {plane} from "./pictures/plane";
import {sankey} from "./pictures/sankey";
import {stacked} from "./pictures/stacked";
import {waterfall} from "./pictures/waterfall";
import {pointsOf, readTable} from "./table";

const kinds: Record<string, (request: Request) => Picture> = {
  stacked,
  lines,
  fan,
  waterfall,
  diverging,
  tornado,
  sankey,
  plane,
};

/** Drawn for paper a picture is wider than the sheet and shrinks to it, as the type of the tables does. */
const paperWidth = 820;

const widest = 900;

/** The words beside a picture are its alternative: what it shows and what that means. */
function describe(svg: SVGSVGElement, figure: Element) {
  const beside = [figure.querySelector("h3, h4"), figure.querySelector("p.govuk-body")];
  const words = beside.map((of) => of?.textContent?.trim());
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", words.filter(Boolean).join(". "));
}

function draw(place: HTMLElement, width: number) {
  const kind = kinds[place.dataset.picture ?? ""];
  const figure = place.closest(".figure");
  const table = figure?.querySelector("table");
  if (!kind || !figure || !table || place.dataset.width === String(width)) return;
  place.dataset.width = String(width);
  const read = readTable(table);
  if (!read.rows.some((row) => pointsOf(read, row).length > 0)) return place.replaceChildren();
  const {svg, legend} = kind({table: read, unit: place.dataset.unit ?? "", width});
  describe(svg, figure);
  place.replaceChildren(...(legend.length > 1 ? [legendOf(legend)] : []), svg);
}

function drawToFit(place: HTMLElement) {
  const room = Math.floor(place.clientWidth);
  // In a closed tab there is none; the picture is drawn when it opens.
  if (room > 0) draw(place, Math.min(widest, room));
}

export function drawPictures() {
  const places = Array.from(document.querySelectorAll<HTMLElement>(".picture"));
  const rooms = new ResizeObserver((entries) => entries.forEach((entry) => drawToFit(entry.target as HTMLElement)));
  places.forEach((place) => rooms.observe(place));
  window.addEventListener("beforeprint", () => places.forEach((place) => draw(place, paperWidth)));
  window.addEventListener("afterprint", () => places.forEach(drawToFit));
}
