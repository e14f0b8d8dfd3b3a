#include "import/history_checks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "import/history_writer.h"

namespace sendcast {
namespace {

ObservationKey key_of(const Reading& reading) { return Observation{reading.key}.what(); }

/// What a footnote says of a number in the release: it was published as one and should have been another.
struct PublishedError {
  int dfe_code;
  Statistic statistic;
  int year;
  double published;
  double right;
};

/// 'Education, health and care plans' 2022, footnotes 2 and 4 of requests to endings.
constexpr std::array<PublishedError, 3> published_errors = {{
    {342, Statistic::requests_refused, 2021, 0, 107},
    {887, Statistic::assessments_not_issued, 2021, 223, 16},
    {887, Statistic::assessments, 2021, 526, 319},
}};

bool is_setting_part(PublishedSetting setting) {
  return kind_of(setting) == SettingKind::type || kind_of(setting) == SettingKind::published_total;
}

std::uint64_t with_setting(ObservationKey key, PublishedSetting setting) {
  key.setting = setting;
  return History::pack(key);
}

bool is_own(const Reading& reading) { return reading.release == HistoryWriter::own_release; }

const std::string& file_of(const Reading& reading, const std::vector<std::string>& files) {
  return files[static_cast<std::size_t>(reading.file)];
}

/// The types of one statistic, area, year, need and age band.
struct SettingTable {
  std::array<std::optional<double>, settings_count> types = {};

  std::optional<double>& of(PublishedSetting setting) { return types[static_cast<std::size_t>(setting)]; }

  /// Leaves out sums that stand beside their parts.
  void leave_out_overlaps() {
    static constexpr std::array<PublishedSetting, 6> awaiting = {
        PublishedSetting::awaiting_above_csa_in_education, PublishedSetting::awaiting_above_csa_not_in_education,
        PublishedSetting::awaiting_below_csa_in_education, PublishedSetting::awaiting_below_csa_not_in_education,
        PublishedSetting::awaiting_csa_in_education,       PublishedSetting::awaiting_csa_not_in_education};
    const bool in_parts =
        std::any_of(awaiting.begin(), awaiting.end(), [&](PublishedSetting s) { return of(s).has_value(); });
    if (in_parts) of(PublishedSetting::awaiting_provision_total).reset();
    if (of(PublishedSetting::special_academy_free)) {
      of(PublishedSetting::special_academy).reset();
      of(PublishedSetting::special_free_school).reset();
    }
  }
};

struct GroupSums {
  std::array<double, setting_groups_count> sums = {};
  std::array<bool, setting_groups_count> found = {};
  std::array<bool, setting_groups_count> has_gap = {};
  double all = 0;
};

class SettingSummer {
 public:
  SettingSummer(const std::vector<Reading>& readings, const std::vector<std::uint64_t>& gaps,
                const std::vector<Reading>& replaced, const std::vector<std::string>& files,
                const SettingGrouping& grouping, Account& account)
      : readings_(readings), gaps_(gaps), files_(files), grouping_(grouping), account_(account) {
    for (const Reading& reading : replaced) totals_.emplace(reading.key, reading.value);
  }

  std::vector<Reading> groups() {
    gather();
    for (std::size_t begin = 0; begin < parts_.size();) {
      std::size_t end = begin;
      while (end < parts_.size() && parts_[end].table == parts_[begin].table) ++end;
      sum(begin, end);
      begin = end;
    }
    return std::move(groups_);
  }

 private:
  struct Part {
    std::uint64_t table;  ///< the key without its setting
    PublishedSetting setting;
    std::size_t reading;
  };

  void gather() {
    for (std::size_t i = 0; i < readings_.size(); ++i) {
      const ObservationKey key = key_of(readings_[i]);
      if (kind_of(key.setting) == SettingKind::type) {
        parts_.push_back({with_setting(key, PublishedSetting::all), key.setting, i});
      } else if (kind_of(key.setting) == SettingKind::published_total) {
        published_totals_[readings_[i].key] = readings_[i].value;
      } else if (kind_of(key.setting) == SettingKind::group) {
        own_groups_.emplace(readings_[i].key, i);
      } else if (key.setting == PublishedSetting::all && key.label == 0) {
        totals_.emplace(readings_[i].key, readings_[i].value);
      }
    }
    std::stable_sort(parts_.begin(), parts_.end(), [](const Part& a, const Part& b) { return a.table < b.table; });
  }

  void sum(std::size_t begin, std::size_t end) {
    SettingTable table;
    for (std::size_t i = begin; i < end; ++i) table.of(parts_[i].setting) = readings_[parts_[i].reading].value;
    table.leave_out_overlaps();
    const Reading& first = readings_[parts_[begin].reading];
    GroupSums sums = summed(table, key_of(first));
    trust_published_totals(parts_[begin].table, sums);
    const bool comes_short = !comes_to_total(parts_[begin].table, sums.all);
    for (int g = 0; g < setting_groups_count; ++g) {
      const auto index = static_cast<std::size_t>(g);
      const auto group = static_cast<SettingGroup>(g);
      if (!sums.found[index]) continue;
      if (comes_short && sums.has_gap[index]) {
        account_.note(AccountEntryKind::missing, file_of(first, files_), first.line,
                      fmt::format("the group '{}' has types without a number and the types do not come to the total: "
                                  "it is left out",
                                  name_of(group)));
        continue;
      }
      Reading reading = first_of(group, begin, end);
      reading.key = with_setting(key_of(first), setting_of(group));
      reading.value = sums.sums[index];
      const auto own = own_groups_.find(reading.key);
      if (own == own_groups_.end()) {
        groups_.push_back(reading);
      } else {
        note_replaced(readings_[own->second], reading);
      }
    }
  }

  /// Whether the types come to a total of their table; true where there is none.
  bool comes_to_total(std::uint64_t table, double sum) const {
    const auto [begin, end] = totals_.equal_range(table);
    return begin == end ||
           std::any_of(begin, end, [&](const auto& total) { return std::abs(total.second - sum) <= 0.5; });
  }

  /// The first type of a group that a table gives: where the group's number is from.
  const Reading& first_of(SettingGroup group, std::size_t begin, std::size_t end) const {
    std::size_t at = begin;
    while (at + 1 < end && grouping_[static_cast<std::size_t>(parts_[at].setting)] != group) ++at;
    return readings_[parts_[at].reading];
  }

  /// Says where the types do not come to what an area says of their group.
  void note_replaced(const Reading& own, const Reading& sum) const {
    if (std::abs(own.value - sum.value) <= 0.5) return;
    const ObservationKey key = key_of(own);
    const auto kind = own.file == sum.file ? AccountEntryKind::contradictory : AccountEntryKind::superseded;
    account_.note(kind, file_of(sum, files_), sum.line,
                  fmt::format("types of settings that do not come to their group of {} in {}, which stays",
                              name_of(key.statistic), file_of(own, files_)),
                  fmt::format("{}, {}: {} against {}", area_at(key.area).name, key.year, own.value, sum.value));
  }

  /// A gap means nothing where the release's own total of the same types equals what the rest come to.
  void trust_published_totals(std::uint64_t table, GroupSums& sums) const {
    if (grouping_ != departments_grouping()) return;
    static constexpr std::array<std::pair<SettingGroup, PublishedSetting>, 2> same_types = {
        {{SettingGroup::alternative_provision, PublishedSetting::ap_pru_total},
         {SettingGroup::post_16, PublishedSetting::fe_total}}};
    for (const auto& [group, published] : same_types) {
      const auto total = published_totals_.find(with_setting(Observation{table}.what(), published));
      const auto index = static_cast<std::size_t>(group);
      if (total != published_totals_.end() && total->second == sums.sums[index]) sums.has_gap[index] = false;
    }
  }

  GroupSums summed(SettingTable& table, ObservationKey key) const {
    GroupSums sums;
    for (int s = 0; s < settings_count; ++s) {
      const auto setting = static_cast<PublishedSetting>(s);
      if (kind_of(setting) != SettingKind::type) continue;
      const auto group = static_cast<std::size_t>(grouping_[static_cast<std::size_t>(s)]);
      if (const auto& value = table.of(setting)) {
        sums.sums[group] += *value;
        sums.all += *value;
        sums.found[group] = true;
      } else if (std::binary_search(gaps_.begin(), gaps_.end(), with_setting(key, setting))) {
        sums.has_gap[group] = true;
      }
    }
    return sums;
  }

  const std::vector<Reading>& readings_;
  const std::vector<std::uint64_t>& gaps_;
  const std::vector<std::string>& files_;
  const SettingGrouping& grouping_;
  Account& account_;
  std::vector<Part> parts_;
  std::unordered_multimap<std::uint64_t, double> totals_;  ///< an area's own and those that it replaced
  std::unordered_map<std::uint64_t, double> published_totals_;
  std::unordered_map<std::uint64_t, std::size_t> own_groups_;  ///< stated, by key
  std::vector<Reading> groups_;
};

}  // namespace

void correct_published_errors(std::vector<Reading>& readings, const std::vector<std::string>& files, Account& account) {
  for (const PublishedError& error : published_errors) {
    ObservationKey key;
    key.statistic = error.statistic;
    key.area = area_of_code(std::to_string(error.dfe_code)).value_or(0);
    key.year = error.year;
    const std::uint64_t packed = History::pack(key);
    const auto found = std::lower_bound(readings.begin(), readings.end(), packed,
                                        [](const Reading& a, std::uint64_t wanted) { return a.key < wanted; });
    if (found == readings.end() || found->key != packed || found->value != error.published || is_own(*found)) continue;
    found->value = error.right;
    account.note(
        AccountEntryKind::corrected, file_of(*found, files), found->line,
        fmt::format("{} of {}, {}: {} was published and the department's footnote gives {}, which is used",
                    name_of(error.statistic), area_at(key.area).name, error.year, error.published, error.right));
  }
}

void sum_persons(std::vector<Reading>& readings, const std::vector<std::string>& files, Account& account) {
  std::map<std::uint64_t, std::array<const Reading*, 3>> by_person;
  for (const Reading& reading : readings) {
    ObservationKey key = key_of(reading);
    if (time_basis(key.statistic) != TimeBasis::middle_of_year) continue;
    const auto part = static_cast<std::size_t>(key.label);
    key.label = 0;
    by_person[History::pack(key)].at(part) = &reading;
  }
  std::vector<Reading> persons;
  for (const auto& [key, parts] : by_person) {
    const auto [both, males, females] = parts;
    if (both != nullptr || (males == nullptr && females == nullptr)) continue;
    if (males == nullptr || females == nullptr) {
      const Reading& one = males == nullptr ? *females : *males;
      account.note(
          AccountEntryKind::missing, file_of(one, files), one.line,
          fmt::format("only {} are given, so that persons are not known", males == nullptr ? "females" : "males"));
      continue;
    }
    Reading reading = *males;
    reading.key = key;
    reading.value = males->value + females->value;
    persons.push_back(reading);
  }
  std::erase_if(readings, [](const Reading& reading) {
    const ObservationKey key = key_of(reading);
    return time_basis(key.statistic) == TimeBasis::middle_of_year && key.label != 0;
  });
  readings.insert(readings.end(), persons.begin(), persons.end());
}

void keep_settings_of_one_release(std::vector<Reading>& readings, const std::vector<std::string>& files,
                                  Account& account) {
  std::unordered_map<std::uint64_t, std::int32_t> newest;
  const auto table_of = [](const Reading& reading) { return with_setting(key_of(reading), PublishedSetting::all); };
  for (const Reading& reading : readings) {
    if (!is_setting_part(key_of(reading).setting) || is_own(reading)) continue;
    std::int32_t& release = newest[table_of(reading)];
    release = std::max(release, reading.release);
  }
  std::erase_if(readings, [&](const Reading& reading) {
    if (!is_setting_part(key_of(reading).setting) || is_own(reading)) return false;
    if (reading.release == newest[table_of(reading)]) return false;
    account.note(AccountEntryKind::superseded, file_of(reading, files), reading.line,
                 "establishment types of a release that is followed by another with other types: the newer stays");
    return true;
  });
}

void sum_setting_groups(std::vector<Reading>& readings, const std::vector<std::uint64_t>& gaps,
                        const std::vector<Reading>& replaced, const std::vector<std::string>& files,
                        const SettingGrouping& grouping, Account& account) {
  std::vector<Reading> groups = SettingSummer(readings, gaps, replaced, files, grouping, account).groups();
  if (groups.empty()) return;
  account.note(AccountEntryKind::derived, {}, 0,
               "plans in seven groups of settings are sums of the establishment types published", {}, groups.size());
  readings.insert(readings.end(), groups.begin(), groups.end());
}

}  // namespace sendcast
