#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "page/cells.h"
#include "page/sections.h"

namespace sendcast {
namespace {

/// What makes an assumption of one scenario the same as one of another.
using Said = std::tuple<std::string, std::string, std::string>;

Said said(const Assumption& assumption) { return {assumption.path, assumption.text, assumption.provenance.source}; }

/// "12 published; 3 illustrative"
std::string counted(const std::vector<const Assumption*>& assumptions) {
  std::map<std::string, int> count;
  for (const Assumption* assumption : assumptions)
    ++count[assumption->provenance.basis.empty() ? "of no stated basis" : assumption->provenance.basis];
  std::string text;
  for (const auto& [basis, number] : count) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", number, basis);
  return text;
}

PageRow row_of(const Assumption& assumption, const Sources& sources) {
  const Provenance& from = assumption.provenance;
  PageRow row{assumption.path};
  row.cells = {{assumption.text, {}, false, from.basis == "illustrative"},
               text_cell(from.basis.empty() ? "not said" : from.basis),
               text_cell(fmt::format("{} ({}:{})", from.source.empty() ? "None given" : from.source,
                                     sources.name(assumption.place.file), assumption.place.line))};
  return row;
}

}  // namespace

PageSection assumptions_section(const Outcomes& outcomes, const Sources& sources) {
  PageSection section{"assumptions", "Every number, and where it comes from",
                      "Published: somebody published this very figure. Calibrated: chosen so that the model meets "
                      "published figures. Illustrative (†): assumed; put your own there before you rely on it."};
  std::set<Said> listed;
  section.groups = groups_of(outcomes, section.id, 0, [&](std::size_t scenario) {
    std::vector<const Assumption*> anew;
    for (const Assumption& assumption : outcomes.loaded[scenario]->assumptions) {
      if (listed.insert(said(assumption)).second) anew.push_back(&assumption);
    }
    if (anew.empty()) return std::vector<PageFigure>();
    PageFigure figure{"assumptions", fmt::format("Numbers of {}", page_label(outcomes, scenario)),
                      scenario == 0 ? fmt::format("In all: {}.", counted(anew))
                                    : fmt::format("Those not listed before: {}.", counted(anew))};
    figure.table = {"Numbers and their sources", "Number"};
    figure.table.columns = {{"Value", "", false}, {"Basis", "", false}, {"Source, and file and line", "", false}};
    for (const Assumption* assumption : anew) figure.table.rows.push_back(row_of(*assumption, sources));
    return std::vector<PageFigure>{std::move(figure)};
  });
  return section;
}

}  // namespace sendcast
