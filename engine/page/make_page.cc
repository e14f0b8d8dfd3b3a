#include "page/make_page.h"

#include <fmt/format.h>

#include "page/sections.h"
#include "report/answer.h"
#include "report/figures.h"

namespace sendcast {
namespace {

std::string title_of(const Outcomes& outcomes) {
  const std::size_t scenarios = outcomes.results.size();
  if (scenarios == 1) return page_label(outcomes, 0);
  if (outcomes.comparisons.empty()) return fmt::format("{} scenarios", scenarios);
  if (scenarios == 2) return fmt::format("{} compared with {}", page_label(outcomes, 1), page_label(outcomes, 0));
  return fmt::format("{} scenarios compared with {}", scenarios - 1, page_label(outcomes, 0));
}

std::string area_of(const Outcomes& outcomes) {
  std::string areas;
  for (const Entry& area : outcomes.results.front().catalogue.areas)
    areas += fmt::format("{}{}", areas.empty() ? "" : ", ", area.label);
  return areas;
}

std::vector<std::string> status_of(const Outcomes& outcomes) {
  const Results& base = outcomes.results.front();
  return {
      fmt::format("Area: {}.", area_of(outcomes)),
      fmt::format("Period: {}. Amounts are in the cash of each year unless a table says present value.",
                  period_in_words(base.calendar)),
      "Not quality-assured: these are the results of a model, not official statistics or a forecast that anybody has "
      "signed off. Figures marked † rest on illustrative assumptions."};
}

/// Whether a figure's table has a number other than 0 where a picture would look for one.
bool has_something_to_draw(const PageTable& table) {
  for (const PageRow& row : table.rows) {
    if (row.role.empty()) continue;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string& value = row.cells[i].value;
      if (!table.columns[i].key.empty() && value.find_first_of("123456789") != std::string::npos) return true;
    }
  }
  return false;
}

/// A picture of nothing would only puzzle: its table stands alone.
void leave_out_empty_pictures(std::vector<PageFigure>& figures) {
  for (PageFigure& figure : figures) {
    if (!figure.picture.empty() && !has_something_to_draw(figure.table)) figure.picture.clear();
  }
}

}  // namespace

Page make_page(const Outcomes& outcomes, const Manifest& manifest, const Sources& sources) {
  Page page;
  page.title = title_of(outcomes);
  page.status = status_of(outcomes);
  for (std::size_t i = 0; i < outcomes.results.size(); ++i)
    page.scenarios.push_back(
        {outcomes.results[i].catalogue.scenario, page_label(outcomes, i), i == 0 && !outcomes.comparisons.empty()});
  page.answer = answer(outcomes);
  page.rounding =
      "Every figure is rounded by itself, halves away from 0, from an exact number: a total is rounded from the exact "
      "total, so that the last digit of rounded parts may not add up. ‘Copy data’, the workbook and the CSV files have "
      "every penny.";
  page.made_by = fmt::format("sendcast {} ({})", manifest.engine_version, manifest.engine_build);
  std::vector<PageSection> sections = {overview_section(outcomes),      changed_section(outcomes),
                                       who_pays_section(outcomes),      split_section(outcomes),
                                       deficit_section(outcomes),       bridge_section(outcomes),
                                       gains_section(outcomes),         plans_section(outcomes),
                                       waiting_section(outcomes),       places_section(outcomes),
                                       moves_section(outcomes),         what_matters_section(outcomes),
                                       value_section(outcomes),         assumptions_section(outcomes, sources),
                                       other_returns_section(outcomes), provenance_section(manifest)};
  for (PageSection& section : sections) {
    leave_out_empty_pictures(section.figures);
    for (PageGroup& group : section.groups) leave_out_empty_pictures(group.figures);
    if (!section.has_nothing()) page.sections.push_back(std::move(section));
  }
  return page;
}

}  // namespace sendcast
