// The part of history_checks.h that only looks.

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "import/history_checks.h"

namespace sendcast {
namespace {

constexpr std::array<AgeBand, 5> published_bands = {{AgeBand::from_to(0, 4), AgeBand::from_to(5, 10),
                                                     AgeBand::from_to(11, 15), AgeBand::from_to(16, 19),
                                                     AgeBand::from_to(20, 25)}};

/// What the parts of a total come to; nothing where one is not known.
struct Parts {
  double sum = 0;
  bool all = true;

  void add(std::optional<double> value) {
    all = all && value.has_value();
    sum += value.value_or(0);
  }
};

void compare(const History& history, const Observation& total, const Parts& parts, std::string_view of,
             Account& account) {
  if (!parts.all || std::abs(parts.sum - total.value) <= 0.5) return;
  const ObservationKey key = total.what();
  account.note(AccountEntryKind::contradictory, history.files()[static_cast<std::size_t>(total.file)], total.line,
               fmt::format("{} of {} do not come to the total, which stays", of, name_of(key.statistic)),
               fmt::format("{}, {}: {} against {}", area_at(key.area).name, key.year, parts.sum, total.value));
}

Parts ages_of(const History& history, ObservationKey key) {
  Parts parts;
  for (const AgeBand band : published_bands) {
    key.ages = band;
    parts.add(history.value(key));
  }
  return parts;
}

Parts groups_of(const History& history, ObservationKey key) {
  Parts parts;
  parts.all = false;
  for (int g = 0; g < setting_groups_count; ++g) {
    key.setting = setting_of(static_cast<SettingGroup>(g));
    const auto value = history.value(key);
    parts.all = parts.all || value.has_value();
    parts.sum += value.value_or(0);
  }
  return parts;
}

bool is_plain_total(const ObservationKey& key) {
  return key.setting == PublishedSetting::all && key.need == PrimaryNeed::all && key.ages == AgeBand::all() &&
         key.label == 0;
}

constexpr std::size_t fewest_areas = 100;
constexpr std::size_t most_names = 12;

std::vector<std::string_view> lacking(const std::vector<AreaIndex>& have, int january) {
  std::vector<std::string_view> names;
  for (const AreaIndex area : local_authorities(january)) {
    if (!std::binary_search(have.begin(), have.end(), area)) names.push_back(area_at(area).name);
  }
  return names;
}

}  // namespace

void check_totals(const History& history, Account& account) {
  for (const Observation& total : history.all()) {
    const ObservationKey key = total.what();
    if (!is_plain_total(key)) continue;
    if (key.statistic == Statistic::plans || key.statistic == Statistic::new_plans) {
      compare(history, total, ages_of(history, key), "age bands", account);
      compare(history, total, groups_of(history, key), "establishment types", account);
    } else if (key.statistic == Statistic::assessments) {
      Parts parts;
      for (const Statistic outcome : {Statistic::assessments_issued, Statistic::assessments_not_issued}) {
        ObservationKey part = key;
        part.statistic = outcome;
        parts.add(history.value(part));
      }
      // From 2022 assessments may also be withdrawn or undecided.
      if (key.year < 2022) compare(history, total, parts, "plans issued and refused", account);
    }
  }
}

void note_absent_areas(const History& history, Account& account) {
  std::map<std::pair<Statistic, int>, std::vector<AreaIndex>> have;
  for (const Observation& observation : history.all()) {
    const ObservationKey key = observation.what();
    const TimeBasis basis = time_basis(key.statistic);
    if (basis != TimeBasis::january && basis != TimeBasis::calendar_year) continue;
    if (is_plain_total(key) && area_at(key.area).kind == AreaKind::local_authority)
      have[{key.statistic, key.year}].push_back(key.area);
  }
  for (const auto& [what, areas] : have) {
    const auto& [statistic, year] = what;
    if (areas.size() < fewest_areas) continue;
    // The flows of a year are by the areas of the January that ends it.
    std::vector<std::string_view> names = lacking(areas, year + (time_basis(statistic) == TimeBasis::january ? 0 : 1));
    if (names.empty()) continue;
    const std::size_t count = names.size();
    if (names.size() > most_names) names.resize(most_names);
    account.note(
        AccountEntryKind::missing, {}, 0,
        fmt::format("{} of {} is not there for {}{}: missing, not nought", name_of(statistic), year,
                    fmt::join(names, ", "), count > most_names ? fmt::format(" and {} more", count - most_names) : ""),
        {}, count);
  }
}

}  // namespace sendcast
