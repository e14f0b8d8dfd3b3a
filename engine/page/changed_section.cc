#include <algorithm>

#include <fmt/format.h>

#include "page/cells.h"
#include "page/sections.h"
#include "scenario/differences.h"

namespace sendcast {
namespace {

/// A path as assumptions are listed: an effect by what it changes, a list's items by number. "x.effects[2]:
/// demand.cease" is "x.demand.cease".
std::string as_listed(const std::string& path) {
  constexpr std::string_view effects = ".effects[";
  const std::size_t effect = path.find(effects);
  const std::size_t target = path.find("]: ");
  if (effect != std::string::npos && target != std::string::npos && target > effect)
    return fmt::format("{}.{}", path.substr(0, effect), path.substr(target + 3));
  std::string listed;
  for (const char c : path) {
    if (c == '[') listed += '.';
    if (c != '[' && c != ']') listed += c;
  }
  return listed;
}

bool is_within(const std::string& path, const std::string& whole) {
  return path == whole || (path.size() > whole.size() && path.starts_with(whole) && path[whole.size()] == '.');
}

/// Where the numbers at a path come from.
struct Origins {
  std::vector<std::string> sources;
  bool any_illustrative = false;
};

Origins origins_of(const Loaded& loaded, const std::string& path) {
  Origins origins;
  const std::string listed = as_listed(path);
  for (const Assumption& assumption : loaded.assumptions) {
    if (!is_within(assumption.path, listed)) continue;
    const std::string& source = assumption.provenance.source;
    origins.any_illustrative = origins.any_illustrative || assumption.provenance.basis == "illustrative";
    if (source.empty() || std::find(origins.sources.begin(), origins.sources.end(), source) != origins.sources.end())
      continue;
    origins.sources.push_back(source);
  }
  return origins;
}

std::string joined(const std::vector<std::string>& parts) {
  constexpr std::size_t most = 3;
  std::string text;
  for (std::size_t i = 0; i < std::min(most, parts.size()); ++i) text += (i == 0 ? "" : "; ") + parts[i];
  if (parts.size() > most) text += fmt::format("; and {} more", parts.size() - most);
  return text;
}

/// From when a difference counts: its intervention's first month; what else is written holds from the start, or says
/// itself from when.
std::string from_when(const Loaded& loaded, const std::string& path) {
  const Named<Intervention>& all = loaded.scenario.interventions;
  for (std::size_t i = 0; i < all.count(); ++i) {
    if (path.starts_with(fmt::format("interventions.{}.", all.names[i]))) return month_in_words(all.items[i].from);
  }
  return "the start, or as written";
}

PageFigure changes(const Outcomes& outcomes, std::size_t scenario) {
  const Loaded& base = *outcomes.loaded.front();
  const Loaded& other = *outcomes.loaded[scenario];
  const std::vector<InputDifference> inputs = differences(base.merged, other.merged);
  PageFigure figure{"changes", fmt::format("What {} says differently", page_label(outcomes, scenario)), ""};
  figure.means = inputs.empty() ? std::string("Nothing: the two files say the same.")
                 : differ_in_deal_only(base.merged, other.merged)
                     ? std::string("Same services, different deal: nothing differs but who pays.")
                     : fmt::format("{} inputs differ from {}; everything else is the same.", inputs.size(),
                                   page_label(outcomes, 0));
  PageTable& table = figure.table;
  table = {"Inputs that differ", "Input"};
  table.columns = {{page_label(outcomes, 0), "", false},
                   {page_label(outcomes, scenario), "", false},
                   {"From", "", false},
                   {"Source", "", false}};
  for (const InputDifference& input : inputs) {
    const bool is_gone = input.other.empty();
    const Loaded& said_by = is_gone ? base : other;
    const Origins origins = origins_of(said_by, input.path);
    PageRow row{input.path};
    row.cells = {text_cell(input.base.empty() ? "not there" : input.base),
                 text_cell(is_gone ? "not there" : input.other), text_cell(from_when(said_by, input.path)),
                 text_cell(origins.sources.empty() ? "none given" : joined(origins.sources))};
    row.cells[is_gone ? 0 : 1].illustrative = origins.any_illustrative;
    table.rows.push_back(std::move(row));
  }
  return figure;
}

}  // namespace

PageSection changed_section(const Outcomes& outcomes) {
  PageSection section{"changed", "What was changed", "Each input in which a scenario differs from the base."};
  if (outcomes.comparisons.empty()) return section;
  section.groups = groups_of(outcomes, section.id, 1, [&](std::size_t scenario) {
    return std::vector<PageFigure>{changes(outcomes, scenario)};
  });
  return section;
}

}  // namespace sendcast
