#include <fmt/format.h>

#include "tests/properties/figures_of.h"
#include "tests/properties/for_many_scenarios.h"

namespace sendcast::properties {
namespace {

/// Multiplies the numbers of a data file.
void scale(Csv& csv, double factor) {
  const auto value = std::find(csv.columns.begin(), csv.columns.end(), "value") - csv.columns.begin();
  for (Strings& row : csv.rows) {
    std::string& cell = row[static_cast<std::size_t>(value)];
    cell = fmt::format("{}", std::stod(cell) * factor);
  }
}

/// Multiplies an opening stock: a total, a list of values, a data file or margins.
void scale(Tree& stock, double factor, std::map<std::string, Csv>& data) {
  if (stock.is_number()) {
    stock = stock.get<double>() * factor;
  } else if (stock.is_array()) {
    for (Tree& entry : stock) scale(entry.contains("value") ? entry["value"] : entry, factor, data);
  } else if (stock.contains("margins")) {
    scale(stock["margins"], factor, data);
  } else {
    scale(data.at(stock["csv"].get<std::string>()), factor);
  }
}

/// The same scenario with `factor` times as many people.
ScenarioText scaled(const ScenarioText& scenario, double factor) {
  ScenarioText other = scenario;
  Tree& demand = other.tree["demand"];
  scale(demand["population"], factor, other.data);
  for (Tree& stock : demand["opening"]) scale(stock, factor, other.data);
  return other;
}

/// What counts people, in the order listed.
std::vector<Figure> counts_of(const Results& results) {
  const std::array<std::string_view, 6> counts = {"people",        "events",        "plans",
                                                  "plans by cell", "asked to move", "admitted where they asked"};
  std::vector<Figure> figures;
  for (const Figure& figure : figures_of(results)) {
    if (std::find(counts.begin(), counts.end(), figure.what) != counts.end()) figures.push_back(figure);
  }
  return figures;
}

void expect_scales(const ScenarioText& scenario, double factor, double relative) {
  std::vector<Figure> expected = counts_of(run(files_of(scenario)));
  ASSERT_FALSE(expected.empty());
  for (Figure& figure : expected) figure.value *= factor;
  expect_same(expected, counts_of(run(files_of(scaled(scenario, factor)))), relative);
}

TEST(AnyScenario, HasCountsInProportionToItsPeopleWhereNothingIsShort) {
  for_many_scenarios(Shortages::none, [](const ScenarioText& scenario) { expect_scales(scenario, 7.3, 1e-11); });
}

TEST(AnyScenario, ScalesByAPowerOfTwoToTheLastBit) {
  for_many_scenarios(Shortages::none, [](const ScenarioText& scenario) { expect_scales(scenario, 0.25, 0); });
}

}  // namespace
}  // namespace sendcast::properties
