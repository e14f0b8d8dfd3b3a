#include <algorithm>

#include <fmt/format.h>

#include "report/figures.h"
#include "report/terminal.h"
#include "report/text_width.h"
#include "value/fair_split.h"

namespace sendcast {
namespace {

MoneyUnit unit_of(const FairSplit& fair) {
  constexpr Pence a_million = 100'000'000;
  return fair.cost >= a_million ? MoneyUnit::thousands : MoneyUnit::pounds;
}

GridRow row_of(const std::string& label, const std::vector<Pence>& amounts, MoneyUnit unit, RowStyle style, Sign sign) {
  GridRow row{label, {}, style};
  for (const Pence amount : amounts) row.cells.push_back(in_unit(amount, unit, sign));
  return row;
}

void add_split(Grid& grid, const FairSplit& fair, const Split& split) {
  std::vector<Pence> net = fair.gains;
  for (std::size_t i = 0; i < net.size(); ++i) net[i] -= split.pays[i];
  grid.rows.push_back(
      row_of(split_in_words(split.name), split.pays, unit_of(fair), RowStyle::plain, Sign::negative_only));
  grid.rows.push_back(row_of("and then gains", net, unit_of(fair), RowStyle::part, Sign::always));
}

}  // namespace

std::string split_in_words(const std::string& split) {
  if (split == "now") return "As the scenario shares it";
  if (split == "no_worse_off") return "Nobody worse off, nearest to that";
  if (split == "equal_gain") return "The net gain divided equally";
  if (split == "by_benefit") return "In proportion to benefit";
  return "By Shapley value";
}

std::string as_rule(const ValueComparison& value, const Split& split) {
  if (!split.is_shares()) return "no shares: somebody would have to be paid";
  std::string shares;
  const std::vector<Pence> millionths = split.millionths();
  for (std::size_t i = 0; i < millionths.size(); ++i) {
    if (millionths[i] == 0) continue;
    shares += fmt::format("{}{}: {:.4f}%", shares.empty() ? "" : ", ", value.partners[i].pot,
                          static_cast<double>(millionths[i]) / 1e4);
  }
  return fmt::format("{{shares: {{{}}}}}", shares);
}

std::string verdict(const ValueComparison& value, const FairSplit& fair) {
  const auto in_pounds = [](Pence pence) { return "£" + in_unit(pence, MoneyUnit::pounds); };
  if (fair.lacking > 0) {
    return fmt::format("No split of this cost leaves everybody no worse off: {} is lacking for one.",
                       in_pounds(fair.lacking));
  }
  std::string bounds = "Nobody is worse off where";
  for (std::size_t i = 0; i < fair.least.size(); ++i) {
    bounds += fmt::format("{} {} pays {} to {}", i == 0 ? "" : ",", value.partners[i].name, in_pounds(fair.least[i]),
                          in_pounds(fair.most[i]));
  }
  return bounds + ".";
}

std::string fair_split_screen(const ValueComparison& value, const Screen& screen) {
  const FairSplit fair = fair_split(value);
  if (fair.cost <= 0) return {};
  const MoneyUnit unit = unit_of(fair);
  Grid grid;
  grid.title =
      fmt::format("A fair split of what the interventions cost: who pays what, present value, {}", name_of(unit));
  for (const PartnerValue& partner : value.partners) grid.headings.push_back({partner.name});
  grid.rows.push_back(row_of("Gains by them", fair.gains, unit, RowStyle::plain, Sign::always));
  add_split(grid, fair, fair.now);
  for (const Split& split : fair.splits) add_split(grid, fair, split);
  std::string text = render(grid, screen) + wrapped(printable(verdict(value, fair)), screen.width, 2);
  text += wrapped("As funding rules, which can be pasted under a name into `funding:`", screen.width, 2);
  for (const Split& split : fair.splits) {
    text +=
        wrapped(printable(fmt::format("{}: {}", split_in_words(split.name), as_rule(value, split))), screen.width, 2);
  }
  return text;
}

}  // namespace sendcast
