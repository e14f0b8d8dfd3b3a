// Without scripts every table is a stop of the Tab key, since it may scroll; with them, only those are that do.

export function stopOnlyWhereItScrolls() {
  const look = (region: Element) => {
    if (region.scrollWidth > region.clientWidth) region.setAttribute("tabindex", "0");
    else region.removeAttribute("tabindex");
  };
  const rooms = new ResizeObserver((entries) => entries.forEach((entry) => look(entry.target)));
  document.querySelectorAll(".wide").forEach((region) => rooms.observe(region));
}
