// Reads a table of the page. Pictures and copies are made from nothing else, so they hold the table's numbers.

export interface Column {
  key: string;
  text: string;
  numeric: boolean;
}

export interface Cell {
  /** As it is read. */
  text: string;
  /** The exact number as the engine wrote it; empty where the cell holds none. */
  exact: string;
}

export interface Row {
  text: string;
  role: string;
  /** One for each column, in their order. */
  cells: Cell[];
}

export interface Table {
  caption: string;
  rowHeading: string;
  columns: Column[];
  rows: Row[];
}

/** A number of the table that a picture draws, and where in the table it stands. */
export interface Point {
  row: Row;
  column: Column;
  text: string;
  exact: string;
  value: number;
}

const textOf = (element: Element | null) => element?.textContent?.trim().replace(/\s+/g, " ") ?? "";

/** The words of a cell without the mark of what is illustrative. */
function cellText(cell: Element): string {
  const mark = textOf(cell.querySelector(".mark"));
  const text = textOf(cell);
  return mark ? text.slice(0, -mark.length).trim() : text;
}

export function readTable(table: HTMLTableElement): Table {
  const [corner, ...heads] = table.tHead!.rows[0]!.cells;
  const columns = heads.map((head) => ({
    key: head.dataset.key ?? "",
    text: textOf(head),
    numeric: head.classList.contains("n"),
  }));
  const rows = Array.from(table.tBodies[0]!.rows, (row) => {
    const [head, ...cells] = row.cells;
    return {
      text: textOf(head ?? null),
      role: row.dataset.role ?? "",
      cells: cells.map((cell) => ({text: cellText(cell), exact: cell.dataset.value ?? ""})),
    };
  });
  return {caption: textOf(table.caption), rowHeading: textOf(corner ?? null), columns, rows};
}

/** The numbers of a row that are drawn, from left to right: those of columns with a key, such as a year, not their sum. */
export function pointsOf(table: Table, row: Row): Point[] {
  return table.columns.flatMap((column, i) => {
    const cell = row.cells[i];
    if (!cell || cell.exact === "" || column.key === "") return [];
    return [{row, column, text: cell.text, exact: cell.exact, value: Number(cell.exact)}];
  });
}

export const rowsOf = (table: Table, role: string) => table.rows.filter((row) => row.role === role);

export function pointAt(table: Table, row: Row, key: string): Point | undefined {
  return pointsOf(table, row).find((point) => point.column.key === key);
}
