// A picture says what its table says: its marks carry every number it draws once, and stand where that number asks.
import assert from "node:assert/strict";
import {after, before, test} from "node:test";
import {drawAll, isSample, launch, open} from "./browser.mjs";
import {misplaced} from "./shapes.mjs";

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

/** From within the page: every picture's marks, and the rows of its table. */
function readPictures() {
  // The attributes, not the boxes: what is in a closed tab has none.
  const shapeOf = (mark) => {
    const number = (name) => Number.parseFloat(mark.getAttribute(name));
    const numbers = (name) => mark.getAttribute(name)?.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? [];
    const centre = mark.tagName === "circle" ? [number("cx"), number("cy")] : numbers("transform");
    return {
      values: mark.dataset.values.split(" "),
      saying: mark.dataset.saying,
      width: number("width"),
      height: number("height"),
      right: number("x") + number("width"),
      thickness: number("stroke-width"),
      centre: centre.length > 0 ? centre : null,
      path: numbers("d"),
    };
  };
  return Array.from(document.querySelectorAll(".picture"), (picture) => {
    const table = picture.closest(".figure").querySelector("table");
    return {
      id: picture.closest(".figure").id,
      kind: picture.dataset.picture,
      marks: Array.from(picture.querySelectorAll("[data-values]"), shapeOf),
      rows: Array.from(table.tBodies[0].rows, (row) => ({
        role: row.dataset.role,
        // A column without a key, such as a sum of years, is in no picture.
        cells: Array.from(row.cells, (cell, i) => ({value: cell.dataset.value, key: table.tHead.rows[0].cells[i].dataset.key}))
          .filter((cell) => cell.value && cell.key),
      })),
    };
  });
}

const numbersOf = (rows) => rows.flatMap((row) => row.cells.map((cell) => cell.value));
const withRoles = (...roles) => (rows) => numbersOf(rows.filter((row) => roles.includes(row.role)));

function widest(rows) {
  const reach = ({cells}) => {
    const values = cells.map((cell) => Number(cell.value));
    return Math.max(0, ...values) - Math.min(0, ...values);
  };
  return [...rows].sort((a, b) => reach(b) - reach(a)).slice(0, 12);
}

/** Which numbers of its table each kind of picture draws. */
const drawnBy = {
  stacked: withRoles("part", "line"),
  lines: withRoles("series", "reference"),
  fan: withRoles("p05", "p25", "p50", "p75", "p95", "central", "history"),
  waterfall: withRoles("start", "part", "end"),
  diverging: (rows) => numbersOf(rows.filter((row) => row.role !== "total")),
  tornado: (rows) => numbersOf(widest(rows)),
  sankey: (rows) => numbersOf(rows).filter((value) => Number(value) > 0),
  plane: numbersOf,
};

for (const width of [1280, 320]) {
  test(`every number of a table is drawn once and in its place at ${width} pixels`, async () => {
    const {page} = await open(browser, {width});
    if (width === 1280) await drawAll(page);
    await page.waitForFunction(() => document.querySelectorAll(".picture .without").length === 0);
    const pictures = await page.evaluate(readPictures);
    assert.ok(pictures.length > 0);
    for (const {id, kind, marks, rows} of pictures) {
      assert.deepEqual(marks.flatMap((mark) => mark.values).sort(), drawnBy[kind](rows).sort(), `the numbers of ${id}`);
      assert.deepEqual(misplaced(marks), [], `the marks of ${id}`);
    }
    if (isSample) assert.deepEqual(new Set(pictures.map(({kind}) => kind)), new Set(Object.keys(drawnBy)));
  });
}
