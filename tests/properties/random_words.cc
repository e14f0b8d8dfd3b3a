#include "tests/properties/random_words.h"

#include <cmath>

#include <fmt/format.h>

namespace sendcast::properties {
namespace {

std::string decimal(double number) { return fmt::format("{:.4g}", number); }

/// A CSV file's column for a dimension of `where`.
std::string column_of(const std::string& dimension) { return dimension.substr(0, dimension.size() - 1); }

}  // namespace

RandomWords::RandomWords(std::uint64_t seed) : draw(seed) {
  // Not in the order of the alphabet, so that what depends on the order shows.
  areas = draw.some(Strings{"north", "mid", "south"});
  needs = draw.some(Strings{"semh", "asd", "slcn", "other"});
  settings = draw.some(Strings{"special", "mainstream", "unit", "post16", "independent"},
                       static_cast<std::size_t>(draw.whole(2, 5)));
  oldest = draw.chance(0.1) ? 25 : draw.whole(2, 7);
  for (int age = 0; age <= oldest; ++age) ages_.push_back(std::to_string(age));
  calendar = {month_of(draw.whole(2018, 2023), draw.whole(1, 12)), draw.whole(7, 30)};
}

const Strings& RandomWords::names_of(const std::string& dimension) const {
  if (dimension == "areas") return areas;
  if (dimension == "needs") return needs;
  return dimension == "settings" ? settings : ages_;
}

Tree RandomWords::number(double number) {
  const double way = draw.between(0, 1);
  if (way < 0.3 && number < 1) return decimal(number * 100) + "%";
  if (way < 0.4 && number > 0.1 && number < 1) return fmt::format("1/{}", static_cast<int>(std::ceil(1 / number)));
  return decimal(number);
}

Tree RandomWords::distribution(Size size) {
  const double x = size.typical;
  const double high = size.is_share ? std::min(1.0, 1.1 * x) : 1.1 * x;
  const std::string name = fmt::format("uncertain_{}", named_++);
  const Tree by_mean{{"mean", decimal(x)}, {"sd", decimal(0.1 * std::min(x, size.is_share ? 1 - x : x))}};
  const Tree by_ends{{"low", decimal(0.9 * x)}, {"high", decimal(high)}};
  const Tree by_mode{{"low", decimal(0.9 * x)}, {"mode", decimal(x)}, {"high", decimal(high)}};
  const std::vector<std::pair<std::string, Tree>> kinds = {
      {"normal", by_mean},   {"lognormal", by_mean},  {"gamma", by_mean}, {"uniform", by_ends},
      {"interval", by_ends}, {"triangular", by_mode}, {"pert", by_mode}};
  auto [kind, parameters] = draw.pick(kinds);
  parameters["name"] = name;
  return Tree{{kind, parameters}};
}

Tree RandomWords::steps(Size size) {
  Tree steps = Tree::object();
  const auto add = [&](const std::string& key) {
    Tree part = draw.chance(0.2) ? distribution({size.typical * draw.between(0.8, 1), size.is_share})
                                 : number(size.typical * draw.between(0.8, 1.05));
    steps[key] = std::move(part);
  };
  for (FinancialYear year = first() + draw.whole(-1, 1); year <= last(); year = year + draw.whole(1, 2))
    add(text(year));
  const Month sometime = month();
  if (month_in_year(sometime) != 4 || steps.empty()) add(text(sometime));
  return steps;
}

Tree RandomWords::value(Size size) {
  const double way = draw.between(0, 1);
  if (way < 0.5 || size.typical <= 0) return number(size.typical);
  if (way < 0.65) return distribution(size);
  if (way < 0.7) return Tree{{"value", number(size.typical)}, {"source", "made up"}, {"basis", "illustrative"}};
  if (way < 0.85 && !size.is_share) return Tree{{"start", number(size.typical)}, {"growth", number(0.03)}};
  return steps(size);
}

Tree RandomWords::ages() {
  const int from = draw.whole(0, oldest);
  const int to = draw.whole(from, oldest);
  const std::vector<Tree> ways = {fmt::format("{}-{}", from, to), fmt::format("{}-", from), fmt::format("{}", from),
                                  Tree::array({fmt::format("{}", from), fmt::format("{}-{}", to, oldest)})};
  return draw.pick(ways);
}

Tree RandomWords::where(const Strings& dimensions) {
  Tree where = Tree::object();
  for (const std::string& dimension : draw.some(dimensions)) {
    if (dimension == "ages") {
      where["ages"] = ages();
      continue;
    }
    const Strings chosen = draw.some(names_of(dimension));
    if (chosen.size() == 1 && draw.chance(0.5)) {
      where[dimension] = chosen.front();
    } else {
      where[dimension] = chosen;
    }
  }
  return where;
}

Tree RandomWords::file(const std::string& name, Csv csv) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < csv.columns.size(); ++i) order.push_back(i);
  order = draw.shuffled(order);
  const auto arranged = [&](const Strings& cells) {
    Strings result;
    for (const std::size_t i : order) result.push_back(cells[i]);
    return result;
  };
  Csv file{arranged(csv.columns), {}};
  for (const Strings& row : draw.shuffled(csv.rows)) file.rows.push_back(arranged(row));
  const std::string path = fmt::format("data/{}_{}.csv", name, files_++);
  scenario.data[path] = std::move(file);
  return Tree{{"csv", path}};
}

Tree RandomWords::csv_table(Size size, const Strings& dimensions) {
  Csv csv;
  std::vector<Strings> rows = {{}};
  for (const std::string& dimension : draw.some(dimensions)) {
    csv.columns.push_back(column_of(dimension));
    std::vector<Strings> longer;
    for (const Strings& row : rows) {
      for (const std::string& name : names_of(dimension)) {
        longer.push_back(row);
        longer.back().push_back(name);
      }
    }
    rows = std::move(longer);
  }
  csv.columns.emplace_back("value");
  for (Strings& row : rows) row.push_back(decimal(size.typical * draw.between(0.8, 1.2)));
  csv.rows = std::move(rows);
  return file("table", std::move(csv));
}

Tree RandomWords::table(Size size, const Strings& dimensions) {
  const double way = draw.between(0, 1);
  if (way < 0.3 || dimensions.empty()) return value(size);
  if (way < 0.5) return csv_table(size, dimensions);
  Tree list = Tree::array({Tree{{"value", value(size)}}});
  for (int i = draw.whole(0, 3); i > 0; --i) {
    list.push_back(
        Tree{{"where", where(dimensions)}, {"value", value({size.typical * draw.between(0.6, 1.1), size.is_share})}});
  }
  return list;
}

Strings RandomWords::shares_of_whole(std::size_t parts) {
  if (parts == 3 && draw.chance(0.3)) return {"1/3", "1/3", "1/3"};
  Strings shares;
  int left = 100;
  for (std::size_t i = 1; i < parts; ++i) {
    const int part = draw.whole(1, left - static_cast<int>(parts - i));
    shares.push_back(fmt::format("{}%", part));
    left -= part;
  }
  shares.push_back(draw.chance(0.5) ? fmt::format("{}%", left) : decimal(left / 100.0));
  return shares;
}

Tree RandomWords::shares(const Strings& among) {
  const Strings chosen = draw.some(among);
  const Strings before = shares_of_whole(chosen.size());
  const Strings after = shares_of_whole(chosen.size());
  const bool changes = draw.chance(0.15);
  const std::string from = text(year() + 1);
  Tree shares = Tree::object();
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (changes) {
      shares[chosen[i]] = Tree{{text(first()), before[i]}, {from, after[i]}};
    } else {
      shares[chosen[i]] = before[i];
    }
  }
  return shares;
}

Tree RandomWords::vector(const Strings& among, const Strings& dimensions) {
  if (draw.chance(0.4)) return shares(among);
  Tree list = Tree::array({Tree{{"value", shares(among)}}});
  for (int i = draw.whole(0, 2); i > 0; --i) {
    list.push_back(Tree{{"where", where(dimensions)}, {"value", shares(among)}});
  }
  return list;
}

}  // namespace sendcast::properties
