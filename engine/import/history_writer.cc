#include "import/history_writer.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include <fmt/format.h>

#include "import/history_checks.h"

namespace sendcast {
namespace {

constexpr std::size_t first_settling = 1'000'000;
constexpr std::size_t most_gaps = 2'000'000;

/// In the order of the history; of one key the newest release first, then the table with most authority, then the file
/// and line read first.
bool comes_before(const Reading& a, const Reading& b) {
  return std::tuple(a.key, -a.release, -a.authority, a.file, a.line) <
         std::tuple(b.key, -b.release, -b.authority, b.file, b.line);
}

std::pair<Statistic, PublishedSetting> statistic_and_setting(const Reading& reading) {
  const ObservationKey key = Observation{reading.key}.what();
  return {key.statistic, key.setting};
}

/// Whether two published numbers are the same but for rounding: of people and pounds, to the nearest one.
bool same_number(Statistic statistic, double a, double b) {
  const TimeBasis basis = time_basis(statistic);
  const bool rounded = basis == TimeBasis::middle_of_year || basis == TimeBasis::financial_year;
  return std::abs(a - b) <= (rounded ? 0.5 + 1e-6 : 1e-9 * std::max(std::abs(a), std::abs(b)));
}

}  // namespace

HistoryWriter::HistoryWriter(Account& account, const SettingGrouping& grouping)
    : account_(account), grouping_(grouping) {
  for (const char* reserved : {"", "males", "females"}) label(reserved);
}

int HistoryWriter::begin_file(std::string name) {
  files_.push_back(std::move(name));
  return static_cast<int>(files_.size()) - 1;
}

std::optional<int> HistoryWriter::label(std::string_view text) {
  if (text.size() > longest_label) return std::nullopt;
  const auto known = label_numbers_.find(std::string(text));
  if (known != label_numbers_.end()) return known->second;
  if (static_cast<int>(labels_.size()) >= History::most_labels()) return std::nullopt;
  labels_.emplace_back(text);
  return label_numbers_[labels_.back()] = static_cast<int>(labels_.size()) - 1;
}

bool HistoryWriter::add(const Reading& reading) {
  fresh_.push_back(reading);
  if (fresh_.size() < std::max(first_settling, 2 * settled_fresh_)) return true;
  settle(fresh_);
  settled_fresh_ = fresh_.size();
  return kept_.size() + pending_.size() + fresh_.size() <= most_numbers;
}

void HistoryWriter::add_gap(std::uint64_t key) {
  if (gaps_.size() < most_gaps) gaps_.push_back(key);
}

void HistoryWriter::end_file(std::int32_t release, std::optional<Statistic> as) {
  for (Reading& reading : fresh_) {
    if (reading.release == 0) reading.release = release;
    if (!as) continue;
    ObservationKey key = Observation{reading.key}.what();
    key.statistic = *as;
    reading.key = History::pack(key);
  }
  pending_.insert(pending_.end(), fresh_.begin(), fresh_.end());
  fresh_.clear();
  settled_fresh_ = 0;
  if (pending_.size() > std::max(first_settling, kept_.size())) merge();
}

void HistoryWriter::merge() {
  kept_.insert(kept_.end(), pending_.begin(), pending_.end());
  pending_ = {};
  settle(kept_);
}

void HistoryWriter::settle(std::vector<Reading>& readings) {
  std::sort(readings.begin(), readings.end(), comes_before);
  AllRepeated all;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < readings.size(); ++i) {
    const Reading& reading = readings[i];
    if (kept == 0 || readings[kept - 1].key != reading.key) {
      readings[kept++] = reading;
      continue;
    }
    const Reading& stays = readings[kept - 1];
    const auto [statistic, setting] = statistic_and_setting(reading);
    const bool is_replaced = stays.release == own_release && reading.release != own_release;
    if (is_replaced && setting == PublishedSetting::all) replaced_.push_back(reading);
    AccountEntryKind kind =
        stays.release == reading.release ? AccountEntryKind::contradictory : AccountEntryKind::superseded;
    if (same_number(statistic, stays.value, reading.value)) kind = AccountEntryKind::duplicated;
    Repeated& repeated = all[{kind, statistic, stays.file, reading.file}];
    if (repeated.times++ == 0) repeated = {stays, reading, 1};
  }
  readings.resize(kept);
  for (const auto& [what, repeated] : all) note_repeated(std::get<AccountEntryKind>(what), repeated);
}

std::string HistoryWriter::instance(const Reading& kept, const Reading& other) const {
  const ObservationKey key = Observation{kept.key}.what();
  return fmt::format("{}, {}: {} against {}", area_at(key.area).name, key.year, kept.value, other.value);
}

void HistoryWriter::note_repeated(AccountEntryKind kind, const Repeated& repeated) {
  const auto& [kept, other, times] = repeated;
  const std::string_view name = name_of(Observation{kept.key}.what().statistic);
  const std::string& file = files_[static_cast<std::size_t>(other.file)];
  const bool elsewhere = kept.file != other.file;
  const std::string where = elsewhere ? files_[static_cast<std::size_t>(kept.file)] : std::string("the same file");
  std::string what;
  if (kind == AccountEntryKind::duplicated) {
    what = fmt::format("numbers of {} that stand in {} too: each is kept once", name, where);
  } else if (kind == AccountEntryKind::superseded && kept.release == own_release) {
    what = fmt::format("published numbers of {} that are replaced by the area's own in {}", name, where);
  } else if (kind == AccountEntryKind::superseded) {
    what = fmt::format("numbers of {} that differ from those in {}, which is newer and stays", name, where);
  } else {
    what = fmt::format("numbers of {} that differ from those in {}, published together: {} stay", name, where,
                       elsewhere ? "those" : "those read first");
  }
  account_.note(kind, file, other.line, std::move(what),
                kind == AccountEntryKind::duplicated ? std::string() : instance(kept, other), times);
}

History HistoryWriter::finish() {
  merge();
  correct_published_errors(kept_, files_, account_);
  sum_persons(kept_, files_, account_);
  keep_settings_of_one_release(kept_, files_, account_);
  std::sort(gaps_.begin(), gaps_.end());
  sum_setting_groups(kept_, gaps_, replaced_, files_, grouping_, account_);
  std::sort(kept_.begin(), kept_.end(), comes_before);
  History history;
  history.observations_.reserve(kept_.size());
  for (const Reading& reading : kept_)
    history.observations_.push_back({reading.key, reading.value, reading.line, reading.file});
  history.files_ = std::move(files_);
  history.labels_ = std::move(labels_);
  check_totals(history, account_);
  note_absent_areas(history, account_);
  return history;
}

}  // namespace sendcast
