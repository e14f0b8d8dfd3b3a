import {sankey as layOut, sankeyLinkHorizontal, type SankeyGraph, type SankeyLink, type SankeyNode} from "d3-sankey";
import {create, type Selection} from "d3-selection";
import {lineHeight, linesOf, spread, widthOf} from "../marks";
import {colourOf, quiet, text as black} from "../palette";
import {narrow, type Picture, type Request} from "../picture";
import {pointAt, type Point, type Table} from "../table";

interface Place {
  name: string;
  side: "from" | "to";
}

interface Flow {
  words: string;
  exact: string;
}

type Node = SankeyNode<Place, Flow>;
type Link = SankeyLink<Place, Flow>;
type Graph = SankeyGraph<Place, Flow>;
type Canvas = Selection<SVGSVGElement, undefined, null, undefined>;

const nodeWidth = 14;
const top = 30;

/** The words that a row has in the column of this key. */
function wordAt(table: Table, cells: {text: string}[], key: string): string {
  return cells[table.columns.findIndex((column) => column.key === key)]?.text ?? "";
}

/** Every row a flow; a name on the left is another place than the same name on the right. */
function graphOf(table: Table): Graph {
  const places = new Map<string, Place & {index: number}>();
  const placeOf = (name: string, side: Place["side"]) => {
    const key = `${side} ${name}`;
    if (!places.has(key)) places.set(key, {name, side, index: places.size});
    return places.get(key)!.index;
  };
  const links = table.rows.flatMap((row) => {
    const number: Point | undefined = pointAt(table, row, "number");
    if (!number || number.value <= 0) return [];
    const [from, to] = [wordAt(table, row.cells, "from"), wordAt(table, row.cells, "to")];
    const flow = {words: `${from} to ${to}: ${number.text}`, exact: number.exact};
    return [{...flow, source: placeOf(from, "from"), target: placeOf(to, "to"), value: number.value}];
  });
  return {nodes: [...places.values()], links};
}

/** Room for the names outside the flows; where there is little they lie on them. */
function roomForNames(table: Table, width: number): number {
  if (width < narrow) return 0;
  const names = table.rows.flatMap((row) => ["from", "to"].map((key) => wordAt(table, row.cells, key)));
  return Math.min(190, Math.max(...names.map(widthOf)) + 10);
}

function laidOut(table: Table, width: number, room: number): {graph: Graph; height: number} {
  const graph = graphOf(table);
  const side = (of: Place["side"]) => graph.nodes.filter((node) => node.side === of).length;
  const height = top + Math.max(220, Math.max(side("from"), side("to"), 1) * 62);
  layOut<Place, Flow>()
    .nodeWidth(nodeWidth)
    .nodePadding(24)
    .nodeSort(null)
    .extent([[room, top], [width - room, height - 6]])(graph);
  return {graph, height};
}

function drawFlows(svg: Canvas, graph: Graph) {
  const sources = graph.nodes.filter((node) => node.side === "from");
  const colour = (link: Link) => colourOf(sources.indexOf(link.source as Node));
  svg
    .append("g")
    .attr("fill", "none")
    .selectAll("path")
    .data(graph.links)
    .join("path")
    .attr("d", sankeyLinkHorizontal())
    .attr("stroke", colour)
    .attr("stroke-opacity", 0.35)
    .attr("stroke-width", (link) => link.width ?? 0)
    .attr("data-values", (link) => link.exact)
    .attr("data-saying", "thick")
    .append("title")
    .text((link) => link.words);
}

function drawPlaces(svg: Canvas, graph: Graph) {
  svg
    .append("g")
    .attr("fill", quiet)
    .selectAll("rect")
    .data(graph.nodes)
    .join("rect")
    .attr("x", (node) => node.x0 ?? 0)
    .attr("y", (node) => node.y0 ?? 0)
    .attr("width", nodeWidth)
    .attr("height", (node) => Math.max(1, (node.y1 ?? 0) - (node.y0 ?? 0)));
}

function drawNames(svg: Canvas, graph: Graph, side: Place["side"], room: number, width: number, height: number) {
  const nodes = graph.nodes.filter((node) => node.side === side);
  const names = nodes.map((node) => linesOf(node.name, room > 0 ? room - 8 : width / 2 - 34));
  const middles = nodes.map((node) => ((node.y0 ?? 0) + (node.y1 ?? 0)) / 2);
  const heights = names.map((lines) => lines.length * lineHeight + 4);
  const places = spread(middles, heights, height - lineHeight);
  const left = room > 0 ? room - 8 : nodeWidth + 8;
  const at = side === "from" ? left : width - left;
  const anchor = (side === "from") === (room > 0) ? "end" : "start";
  names.forEach((lines, i) => {
    const first = places[i]! - ((lines.length - 1) * lineHeight) / 2;
    const name = svg.append("text").attr("text-anchor", anchor).attr("fill", black);
    name.attr("stroke", "white").attr("stroke-width", 4).attr("stroke-linejoin", "round").attr("paint-order", "stroke");
    lines.forEach((line, k) => {
      name.append("tspan").attr("x", at).attr("y", first + k * lineHeight).attr("dy", "0.35em").text(line);
    });
  });
}

function drawHeading(svg: Canvas, words: string, at: number, anchor: string) {
  svg.append("text").attr("x", at).attr("y", 16).attr("text-anchor", anchor).attr("fill", quiet).text(words);
}

/** How many go from each place on the left to each on the right: the thicker, the more. */
export function sankey({table, width}: Request): Picture {
  const room = roomForNames(table, width);
  const {graph, height} = laidOut(table, width, room);
  const svg: Canvas = create("svg:svg") as unknown as Canvas;
  svg.attr("width", width).attr("height", height).attr("viewBox", `0 0 ${width} ${height}`);
  drawFlows(svg, graph);
  drawPlaces(svg, graph);
  drawNames(svg, graph, "from", room, width, height);
  drawNames(svg, graph, "to", room, width, height);
  const heading = (key: string) => table.columns.find((column) => column.key === key)?.text ?? "";
  drawHeading(svg, heading("from"), room, "start");
  drawHeading(svg, heading("to"), width - room, "end");
  return {svg: svg.node()!, legend: []};
}
