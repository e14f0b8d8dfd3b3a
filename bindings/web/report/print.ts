// On paper every table is there; on screen those stay closed that were.

export function openTablesInPrint() {
  let opened: HTMLDetailsElement[] = [];
  window.addEventListener("beforeprint", () => {
    opened = Array.from(document.querySelectorAll<HTMLDetailsElement>("details:not([open])"));
    opened.forEach((details) => (details.open = true));
  });
  window.addEventListener("afterprint", () => opened.forEach((details) => (details.open = false)));
  // For the head of every page (_print.scss).
  document.documentElement.style.setProperty("--title", JSON.stringify(document.title));
}
