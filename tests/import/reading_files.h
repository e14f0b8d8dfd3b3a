#pragma once

#include <optional>
#include <string>
#include <vector>

#include "import/read_statistics.h"

namespace sendcast {

/// What reading some texts as files gave, with the few questions that tests ask.
struct ReadFiles {
  Sources sources;
  Problems problems;
  Statistics statistics;

  explicit ReadFiles(const std::string& text) : ReadFiles(std::vector<std::string>{text}) {}
  /// Files named file-0.csv, file-1.csv, …
  explicit ReadFiles(const std::vector<std::string>& texts) {
    std::vector<StatisticsFile> files;
    for (std::size_t i = 0; i < texts.size(); ++i)
      files.push_back(file_of_text("file-" + std::to_string(i) + ".csv", texts[i]));
    statistics = read_statistics(files, sources, problems);
  }

  std::optional<double> value(Statistic statistic, const char* area, int year,
                              PublishedSetting setting = PublishedSetting::all, AgeBand ages = AgeBand::all(),
                              PrimaryNeed need = PrimaryNeed::all, const char* label = nullptr) const {
    ObservationKey key{statistic, find_area(area).area.value(), year, setting, need, ages, 0};
    if (label != nullptr) {
      const auto number = statistics.history.label(label);
      if (!number) return std::nullopt;
      key.label = *number;
    }
    return statistics.history.value(key);
  }
  std::size_t count() const { return statistics.history.all().size(); }
  std::string told() const { return explain(problems, sources); }
  /// The sentences of one kind, one a line.
  std::string account(AccountEntryKind kind) const {
    std::string text;
    for (const AccountEntry& entry : statistics.account.of(kind)) text += entry.sentence() + "\n";
    return text;
  }
};

}  // namespace sendcast
