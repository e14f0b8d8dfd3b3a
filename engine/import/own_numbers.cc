#include "import/own_numbers.h"

#include <array>
#include <cmath>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace sendcast {
namespace {

constexpr std::size_t most_months_named = 4;

ObservationKey key_of(std::uint64_t packed) { return Observation{packed}.what(); }

bool differ(double a, double b) { return std::abs(a - b) > 0.5; }

std::string place_of(const ObservationKey& key) { return fmt::format("{}, {}", area_at(key.area).name, key.year); }

/// What a table says of one year: its own number, and its months'.
struct YearOfMonths {
  ObservationKey key;
  std::optional<OwnNumber> stated;
  std::array<std::optional<OwnNumber>, 12> months = {};

  std::vector<std::string> lacking() const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < months.size(); ++i) {
      if (!months[i]) names.push_back(fmt::format("{}-{:02}", key.year, i + 1));
    }
    return names;
  }
  bool has_months() const { return lacking().size() < months.size(); }
};

class YearMaker {
 public:
  explicit YearMaker(const OwnFile& file) : file_(file) {}

  std::optional<OwnNumber> number(const YearOfMonths& year) {
    if (!year.has_months()) return year.stated;
    const bool is_stock = time_basis(year.key.statistic) == TimeBasis::january;
    const std::optional<OwnNumber> found = is_stock ? of_january(year) : of_all_months(year);
    if (!year.stated) return found;
    if (found && differ(found->value, year.stated->value)) {
      file_.account.note(AccountEntryKind::contradictory, file_.name, year.stated->line,
                         fmt::format("months of {} that do not come to the year's own number, which stays",
                                     name_of(year.key.statistic)),
                         fmt::format("{}: {} against {}", place_of(year.key), found->value, year.stated->value));
    }
    return year.stated;
  }

 private:
  std::optional<OwnNumber> of_january(const YearOfMonths& year) {
    const std::string_view name = name_of(year.key.statistic);
    const std::size_t others = 12 - year.lacking().size() - (year.months[0] ? 1 : 0);
    const int line = first_line(year);
    if (others > 0) {
      file_.account.note(AccountEntryKind::left_out, file_.name, line,
                         fmt::format("{} of months other than January: of a stock, January is what counts", name), {},
                         others);
    }
    if (!year.months[0] && !year.stated) {
      file_.account.note(
          AccountEntryKind::missing, file_.name, line,
          fmt::format("{} of {}: January is not there, so that the year is left out", name, year.key.year),
          std::string(area_at(year.key.area).name));
    }
    return year.months[0];
  }

  std::optional<OwnNumber> of_all_months(const YearOfMonths& year) {
    const std::string_view name = name_of(year.key.statistic);
    const std::vector<std::string> lacking = year.lacking();
    if (!lacking.empty()) {
      if (!year.stated) note_lacking(year, lacking);
      return std::nullopt;
    }
    OwnNumber sum{0, year.months[0]->line};
    for (const auto& month : year.months) sum.value += month->value;
    if (!year.stated) {
      file_.account.note(AccountEntryKind::derived, file_.name, sum.line,
                         fmt::format("{} of a calendar year are the sum of its twelve months", name));
    }
    return sum;
  }

  void note_lacking(const YearOfMonths& year, const std::vector<std::string>& lacking) {
    const std::string months = lacking.size() <= most_months_named
                                   ? fmt::format("no {}", fmt::join(lacking, ", "))
                                   : fmt::format("{} of 12 months", 12 - lacking.size());
    file_.account.note(AccountEntryKind::missing, file_.name, first_line(year),
                       fmt::format("{} of {}: not all twelve months are there, so that the year is left out",
                                   name_of(year.key.statistic), year.key.year),
                       fmt::format("{}: {}", area_at(year.key.area).name, months));
  }

  static int first_line(const YearOfMonths& year) {
    for (const auto& month : year.months) {
      if (month) return month->line;
    }
    return 0;
  }

  const OwnFile& file_;
};

constexpr std::array<AgeBand, 5> published_bands = {{AgeBand::from_to(0, 4), AgeBand::from_to(5, 10),
                                                     AgeBand::from_to(11, 15), AgeBand::from_to(16, 19),
                                                     AgeBand::from_to(20, 25)}};

/// What the ages within a band come to.
struct AgeParts {
  OwnNumber sum;
  bool any = false;
  std::optional<int> lacking;  ///< the first age that is not there
};

/// The numbers of one statistic, area, year, setting and need, by age.
class AgeTable {
 public:
  AgeTable(std::uint64_t key, const OwnFile& file) : key_(key_of(key)), file_(file) {}

  void put(AgeBand ages, OwnNumber number) { ages_.emplace(ages, number); }

  /// The bands and the total that follow from what is stated.
  OwnNumbers sums() {
    OwnNumbers sums;
    const auto total = find(AgeBand::all());
    const bool is_whole = total && !differ(of_all_ages(), total->value);
    for (const AgeBand band : published_bands) {
      const auto sum = band_sum(band, is_whole);
      if (sum) take(band, *sum, sums);
    }
    if (const auto all = total ? std::nullopt : sum_of_bands()) take(AgeBand::all(), *all, sums);
    return sums;
  }

 private:
  std::optional<OwnNumber> find(AgeBand ages) const {
    const auto found = ages_.find(ages);
    return found == ages_.end() ? std::nullopt : std::optional(found->second);
  }

  void take(AgeBand ages, OwnNumber number, OwnNumbers& sums) {
    put(ages, number);
    ObservationKey key = key_;
    key.ages = ages;
    sums.emplace(History::pack(key), number);
    file_.account.note(
        AccountEntryKind::derived, file_.name, number.line,
        fmt::format("{} by published age band, and of all ages, are sums of the ages given where they are "
                    "not stated",
                    name_of(key.statistic)));
  }

  std::optional<OwnNumber> band_sum(AgeBand band, bool is_whole) {
    const AgeParts parts = within(band, band);
    if (const auto stated = find(band)) {
      if (!parts.lacking && differ(parts.sum.value, stated->value)) note_contradiction(*stated, parts.sum.value);
      return std::nullopt;
    }
    if (!parts.any) return std::nullopt;
    if (!parts.lacking || is_whole) return parts.sum;
    file_.account.note(AccountEntryKind::missing, file_.name, parts.sum.line,
                       fmt::format("{} by age: not every age of {} to {} is there, so that the band is not summed",
                                   name_of(key_.statistic), band.first, band.last),
                       fmt::format("{}: not {}", place_of(key_), *parts.lacking));
    return std::nullopt;
  }

  void note_contradiction(const OwnNumber& stated, double sum) {
    file_.account.note(AccountEntryKind::contradictory, file_.name, stated.line,
                       fmt::format("ages of {} that do not come to their band, which stays", name_of(key_.statistic)),
                       fmt::format("{}: {} against {}", place_of(key_), sum, stated.value));
  }

  double of_all_ages() const {
    const auto unknown = find(AgeBand::unknown());
    return within(AgeBand::from_to(0, AgeBand::oldest), AgeBand::all()).sum.value + (unknown ? unknown->value : 0);
  }

  /// Sums the ages of a band from the narrowest parts stated, one of them left aside.
  AgeParts within(AgeBand band, AgeBand aside) const {
    AgeParts parts;
    for (int age = band.first; age <= band.last;) {
      auto part = ages_.lower_bound(AgeBand::of(age));
      if (part != ages_.end() && part->first == aside) ++part;
      if (part == ages_.end() || part->first.first != age || part->first.last > band.last) {
        if (!parts.lacking) parts.lacking = age;
        ++age;
        continue;
      }
      if (!parts.any) parts.sum.line = part->second.line;
      parts.any = true;
      parts.sum.value += part->second.value;
      age = part->first.last + 1;
    }
    return parts;
  }

  std::optional<OwnNumber> sum_of_bands() const {
    const auto unknown = find(AgeBand::unknown());
    OwnNumber sum{unknown ? unknown->value : 0, 0};
    for (const AgeBand band : published_bands) {
      const auto number = find(band);
      if (!number) return std::nullopt;
      if (sum.line == 0) sum.line = number->line;
      sum.value += number->value;
    }
    return sum;
  }

  ObservationKey key_;
  const OwnFile& file_;
  std::map<AgeBand, OwnNumber> ages_;
};

}  // namespace

bool is_count(Statistic statistic) {
  const TimeBasis basis = time_basis(statistic);
  const bool is_percent = statistic == Statistic::sen_support_percent ||
                          statistic == Statistic::sen_support_percent_primary ||
                          statistic == Statistic::sen_support_percent_secondary;
  return !is_percent && basis != TimeBasis::financial_year && basis != TimeBasis::as_labelled;
}

OwnNumbers calendar_years(const OwnMonths& months, const OwnFile& file) {
  OwnNumbers numbers;
  YearMaker maker(file);
  for (auto at = months.begin(); at != months.end();) {
    const std::uint64_t key = at->first.first;
    YearOfMonths year{key_of(key), {}, {}};
    for (; at != months.end() && at->first.first == key; ++at) {
      const int month = at->first.second;
      (month == 0 ? year.stated : year.months.at(static_cast<std::size_t>(month) - 1)) = at->second;
    }
    if (const auto number = maker.number(year)) numbers.emplace(key, *number);
  }
  return numbers;
}

void sum_ages(OwnNumbers& numbers, const OwnFile& file) {
  std::map<std::uint64_t, AgeTable> tables;
  for (const auto& [packed, number] : numbers) {
    ObservationKey key = key_of(packed);
    if (!is_count(key.statistic) || time_basis(key.statistic) == TimeBasis::middle_of_year) continue;
    const AgeBand ages = key.ages;
    key.ages = AgeBand::all();
    const std::uint64_t table = History::pack(key);
    tables.try_emplace(table, table, file).first->second.put(ages, number);
  }
  for (auto& [key, table] : tables) numbers.merge(table.sums());
}

void sum_groups(OwnNumbers& numbers, const OwnFile& file) {
  struct Groups {
    OwnNumber sum;
    int found = 0;
  };
  std::map<std::uint64_t, Groups> tables;
  for (const auto& [packed, number] : numbers) {
    ObservationKey key = key_of(packed);
    if (kind_of(key.setting) != SettingKind::group || !is_count(key.statistic)) continue;
    key.setting = PublishedSetting::all;
    Groups& groups = tables[History::pack(key)];
    if (groups.found++ == 0) groups.sum.line = number.line;
    groups.sum.value += number.value;
  }
  for (const auto& [key, groups] : tables) {
    if (groups.found < setting_groups_count || !numbers.emplace(key, groups.sum).second) continue;
    file.account.note(AccountEntryKind::derived, file.name, groups.sum.line,
                      fmt::format("{} of all settings are the sum of the seven groups where they are not stated",
                                  name_of(key_of(key).statistic)));
  }
}

}  // namespace sendcast
