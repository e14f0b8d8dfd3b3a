// "Copy data": a table as tab-separated text with its exact numbers, to paste into a sheet.
import {readTable, type Cell, type Table} from "./table";

/** A sheet would take text that begins so for a formula. */
const startsFormula = /^[=+\-@]/;

function asText(words: string): string {
  const flat = words.replace(/\s+/g, " ");
  return startsFormula.test(flat) ? `'${flat}` : flat;
}

const asCell = (cell: Cell) => cell.exact || asText(cell.text);

export function separatedByTabs(table: Table): string {
  const head = [table.rowHeading, ...table.columns.map((column) => column.text)].map(asText);
  const rows = table.rows.map((row) => [asText(row.text), ...row.cells.map(asCell)]);
  return [head, ...rows].map((cells) => cells.join("\t")).join("\n");
}

/** A page opened from a file may lack the clipboard: then the text is selected and copied as a person would. */
function copyBySelection(words: string): boolean {
  const box = document.createElement("textarea");
  box.value = words;
  box.className = "govuk-visually-hidden";
  document.body.append(box);
  box.select();
  const copied = document.execCommand("copy");
  box.remove();
  return copied;
}

async function copy(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return copyBySelection(words);
  }
}

function announce(button: HTMLButtonElement, words: string) {
  document.getElementById("announcement")!.textContent = words;
  button.firstChild!.textContent = words;
  window.setTimeout(() => (button.firstChild!.textContent = "Copy data"), 4000);
}

function buttonFor(table: HTMLTableElement): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary copy";
  const what = document.createElement("span");
  what.className = "govuk-visually-hidden";
  what.textContent = `: ${table.caption?.textContent ?? ""}`;
  button.append("Copy data", what);
  button.addEventListener("click", async () => {
    const copied = await copy(separatedByTabs(readTable(table)));
    button.focus();
    announce(button, copied ? "Data copied" : "Could not copy");
  });
  return button;
}

export function addCopyButtons() {
  for (const place of document.querySelectorAll(".data")) {
    const table = place.querySelector("table");
    if (table) place.append(buttonFor(table));
  }
}
