#include "import/read_statistics.h"

#include <algorithm>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "import/file_reader.h"
#include "import/history_writer.h"
#include "import/layout_match.h"
#include "import/own_data_reader.h"
#include "import/workbook.h"

namespace sendcast {
namespace {

constexpr std::size_t most_files = 10'000;
constexpr std::size_t most_names_listed = 12;
constexpr std::size_t largest_workbook = 64UL << 20U;

std::string first_names(const std::vector<std::string_view>& header) {
  std::vector<std::string> names;
  for (const std::string_view name : header) {
    if (names.size() < most_names_listed) names.push_back(in_quotes(name));
  }
  const std::string more =
      header.size() > names.size() ? fmt::format(" and {} more", header.size() - names.size()) : std::string();
  return fmt::format("{}{}", fmt::join(names, ", "), more);
}

class StatisticsReader {
 public:
  StatisticsReader(Sources& sources, Problems& problems, const SettingGrouping& grouping)
      : sources_(sources), problems_(problems), writer_(statistics_.account, grouping) {}

  void read(const StatisticsFile& file) {
    statistics_.files.push_back({file.name, {}, 0, 0});
    NextBytes next_bytes = file.open ? file.open() : nullptr;
    if (!next_bytes) {
      problems_.add({}, fmt::format("{} cannot be read", file.name));
      return;
    }
    CsvStream stream(std::move(next_bytes));
    read_table(file.name, stream);
    if (stream.fault() && stream.fault()->is_archive) read_sheets(file);
  }

  Statistics finish() && {
    statistics_.history = writer_.finish();
    return std::move(statistics_);
  }

 private:
  void ignore(const std::string& name, std::string why) {
    statistics_.account.note(AccountEntryKind::ignored_file, name, 0, std::move(why));
  }

  /// Reads the sheets of a workbook as files of their own; what is no workbook stays ignored.
  void read_sheets(const StatisticsFile& file) {
    const auto bytes = whole(file);
    const Workbook workbook = bytes ? read_workbook(*bytes) : Workbook{{}, "it is larger than 64 MiB"};
    if (workbook.sheets.empty()) {
      ignore(file.name, fmt::format("{}: save the sheet that is wanted as 'CSV UTF-8'", workbook.why_not));
      return;
    }
    statistics_.files.pop_back();
    for (const Sheet& sheet : workbook.sheets) {
      const std::string name = fmt::format("{}#{}", file.name, sheet.name);
      statistics_.files.push_back({name, {}, 0, 0});
      CsvStream stream(file_of_text(name, as_table(sheet)).open());
      read_table(name, stream);
    }
  }

  /// A file's bytes; nothing where there are too many.
  static std::optional<std::string> whole(const StatisticsFile& file) {
    const NextBytes next_bytes = file.open();
    std::string bytes;
    std::vector<char> buffer(1UL << 16U);
    while (next_bytes) {
      const std::size_t count = next_bytes(buffer);
      if (count == 0) break;
      bytes.append(buffer.data(), count);
      if (bytes.size() > largest_workbook) return std::nullopt;
    }
    return bytes;
  }

  void read_table(const std::string& name, CsvStream& stream) {
    CsvRow row;
    if (!stream.next(row)) {
      ignore_without_header(name, stream);
      return;
    }
    const std::size_t width = row.cells.size();
    HeaderFound header = find_layout(row.cells);
    if (!header.known()) {
      report_unknown(name, row, header);
      return;
    }
    const Layout& layout = *header.match.layout;
    statistics_.files.back().layout = layout.name;
    if (!layout.is_kept) {
      ignore(name, fmt::format("it is '{}', of which the history keeps nothing", layout.name));
      return;
    }
    for (const int column : header.match.twice) {
      statistics_.account.note(AccountEntryKind::duplicated, name, row.line,
                               fmt::format("the column {} stands twice: the first is read",
                                           in_quotes(row.cells[static_cast<std::size_t>(column)])));
    }
    read_rows(name, stream, std::move(header.match), width);
  }

  void read_rows(const std::string& name, CsvStream& stream, MatchedLayout match, std::size_t width) {
    ReadingOf to{name,     sources_.add(name, {}), writer_.begin_file(name), writer_, statistics_.account, sources_,
                 problems_};
    problems_.keep_few_of(to.source);
    const std::unique_ptr<TableReader> reader = reader_of(std::move(match), width, to);
    CsvRow row;
    while (reader->has_room() && stream.next(row)) reader->read(row);
    report_fault(to.source, stream);
    if (stream.first_decoded_line() > 0) {
      statistics_.account.note(AccountEntryKind::derived, name, stream.first_decoded_line(),
                               "not UTF-8: taken for Windows-1252 from here on");
    }
    reader->finish();
    if (!reader->has_room()) {
      problems_.add({to.source, 1, 1}, fmt::format("there are more than {} different numbers", reader->most_numbers()),
                    "read fewer files, or fewer areas");
    }
    statistics_.files.back().rows = reader->rows();
    statistics_.files.back().observations = reader->numbers();
  }

  static std::unique_ptr<TableReader> reader_of(MatchedLayout match, std::size_t width, ReadingOf& to) {
    if (match.layout->is_own) return std::make_unique<OwnDataReader>(std::move(match), width, to);
    return std::make_unique<FileReader>(std::move(match), width, to);
  }

  void report_fault(int source, const CsvStream& stream) {
    const auto& fault = stream.fault();
    if (fault) problems_.add({source, fault->line, fault->column}, fault->what, fault->what_to_do);
  }

  void ignore_without_header(const std::string& name, const CsvStream& stream) {
    const auto& fault = stream.fault();
    if (!fault) {
      ignore(name, "it is empty");
    } else if (fault->line == 1 && !fault->is_no_text && fault->what.find("UTF-16") != std::string::npos) {
      report_fault(sources_.add(name, {}), stream);
    } else if (!fault->is_archive) {
      ignore(name, fault->is_no_text ? fmt::format("{}: {}", fault->what, fault->what_to_do) : fault->what);
    }
  }

  void report_unknown(const std::string& name, const CsvRow& row, const HeaderFound& header) {
    if (header.nearly == nullptr) {
      ignore(name, fmt::format("no layout that is known has the columns {}", first_names(row.cells)));
      return;
    }
    const int source = sources_.add(name, {});
    sources_.keep_line(source, row.line, row.text());
    problems_.add({source, row.line, 1},
                  fmt::format("this looks like '{}' but lacks the column {}", header.nearly->name,
                              fmt::join(header.missing, " and ")),
                  fmt::format("there are: {}", first_names(row.cells)));
  }

  Sources& sources_;
  Problems& problems_;
  Statistics statistics_;
  HistoryWriter writer_;
};

}  // namespace

Statistics read_statistics(std::span<const StatisticsFile> files, Sources& sources, Problems& problems,
                           const SettingGrouping& grouping) {
  StatisticsReader reader(sources, problems, grouping);
  if (files.size() > most_files) problems.add({}, fmt::format("more than {} files: the rest are not read", most_files));
  for (const StatisticsFile& file : files.first(std::min(files.size(), most_files))) reader.read(file);
  return std::move(reader).finish();
}

Statistics read_statistics(std::span<const std::filesystem::path> paths, Sources& sources, Problems& problems,
                           const SettingGrouping& grouping) {
  return read_statistics(statistics_files(paths, problems), sources, problems, grouping);
}

}  // namespace sendcast
