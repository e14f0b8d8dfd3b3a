// Holds marks to the numbers they carry: places lie on one line over their values, lengths are in proportion to them.

const tolerance = 1;  // pixels: Plot moves lines and points by half of one, to make them sharp

const place = (axis, pixel, value) => ({axis, pixel, value: Number(value)});

/** The places along an axis (0 across, 1 down) of a mark's values: of a point its centre, of an outline its corners. */
function placesAlong(mark, i) {
  const axis = i === 0 ? "across" : "down";
  if (mark.centre) return [place(axis, mark.centre[i], mark.values[0])];
  return mark.values.map((value, k) => place(axis, mark.path[2 * k + i], value));
}

/** Every way in which a mark says its numbers, as places along an axis or as lengths. */
const readings = {
  across: (mark) => placesAlong(mark, 0),
  down: (mark) => placesAlong(mark, 1),
  both: (mark) => [place("across", mark.centre[0], mark.values[0]), place("down", mark.centre[1], mark.values[1])],
  end: (mark) => [place("across", mark.right, mark.values[0])],
  wide: (mark) => [place("length", mark.width, Math.abs(mark.values[0]))],
  tall: (mark) => [place("length", mark.height, Math.abs(mark.values[0]))],
  thick: (mark) => [place("length", mark.thickness, mark.values[0])],
};

const extreme = (found, better) => found.reduce((best, one) => (better(one.value, best.value) ? one : best));

function offTheLine(found) {
  const least = found[0].axis === "length" ? {pixel: 0, value: 0} : extreme(found, (a, b) => a < b);
  const most = extreme(found, (a, b) => a > b);
  const slope = most.value === least.value ? 0 : (most.pixel - least.pixel) / (most.value - least.value);
  const lies = ({pixel, value}) => Math.abs(least.pixel + slope * (value - least.value) - pixel) <= tolerance;
  return found.filter((one) => !lies(one));
}

/** Those numbers whose marks stand elsewhere, or are longer or shorter, than the others' say. */
export function misplaced(marks) {
  const found = marks.flatMap((mark) => readings[mark.saying](mark));
  return ["across", "down", "length"].flatMap((axis) => {
    const along = found.filter((one) => one.axis === axis);
    return along.length > 0 ? offTheLine(along) : [];
  });
}
