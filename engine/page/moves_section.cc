#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "funding/at.h"
#include "page/cells.h"
#include "page/sections.h"

namespace sendcast {
namespace {

struct MovesBetween {
  int from = 0;
  int to = 0;
  double asked = 0;
  double admitted = 0;
};

/// All moves of the run between each two settings, the largest first.
std::vector<MovesBetween> moves_of(const Results& results) {
  std::map<std::pair<int, int>, MovesBetween> between;
  for (const MonthResults& month : results.months) {
    for (const Move& move : month.moves) {
      MovesBetween& all = between.try_emplace({move.from, move.to}, MovesBetween{move.from, move.to}).first->second;
      all.asked += move.asked;
      all.admitted += move.admitted;
    }
  }
  std::vector<MovesBetween> moves;
  for (const auto& [_, all] : between) moves.push_back(all);
  std::stable_sort(moves.begin(), moves.end(),
                   [](const MovesBetween& a, const MovesBetween& b) { return a.admitted > b.admitted; });
  return moves;
}

PageFigure moves(const Outcomes& outcomes, std::size_t scenario) {
  constexpr std::size_t most = 24;
  const Results& results = outcomes.results[scenario];
  const std::vector<MovesBetween> all = moves_of(results);
  PageFigure figure{"moves", fmt::format("From which setting to which: {}", page_label(outcomes, scenario)),
                    "The broader a band, the more children and young people were admitted over the whole run.",
                    "sankey", "people"};
  figure.table = {fmt::format("Moves, {}", period_in_words(results.calendar)), "Move"};
  figure.table.columns = {{"From", "from", false}, {"To", "to", false}, {"Admitted", "number"}, {"Asked for"}};
  double left_out = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i >= most || all[i].admitted < 0.5) {
      left_out += all[i].admitted;
      continue;
    }
    const std::string from = all[i].from < 0 ? "New plan" : at(results.catalogue.settings, all[i].from).label;
    const std::string to = at(results.catalogue.settings, all[i].to).label;
    PageRow row{fmt::format("{}", i + 1), "flow"};
    row.cells = {text_cell(from), text_cell(to), people_cell(all[i].admitted), people_cell(all[i].asked)};
    figure.table.rows.push_back(std::move(row));
  }
  if (figure.table.rows.empty()) return {};
  if (left_out >= 0.5)
    figure.notes.push_back(
        fmt::format("Smaller moves, {} in all, are left out; moves.csv has every one.", rounded(left_out)));
  figure.notes.emplace_back(
      "Those who asked for a place and were not admitted went to the setting that takes them when it is full.");
  return figure;
}

}  // namespace

PageSection moves_section(const Outcomes& outcomes) {
  PageSection section{"moves", "Where children move",
                      "First settings, changes of setting and transfers at a change of phase."};
  section.groups = groups_of(outcomes, section.id, 0, [&](std::size_t scenario) {
    std::vector<PageFigure> figures = {moves(outcomes, scenario)};
    if (figures.front().id.empty()) figures.clear();
    return figures;
  });
  return section;
}

}  // namespace sendcast
