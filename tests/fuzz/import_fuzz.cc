// Feeds any bytes to the engine as published files: they must be read or refused, in bounded time and memory, and what
// is read must hang together.
//
//   cmake --preset fuzz && cmake --build --preset fuzz
//   build/fuzz/tests/fuzz/import_fuzz -dict=tests/fuzz/import.dict -timeout=10 -rss_limit_mb=2048 NEW
//   tests/fuzz/corpus/import
//
// takes what it finds into the folder NEW (which must exist) and never ends by itself: -max_total_time=600 gives it ten
// minutes. A crash is kept as crash-…; import_fuzz crash-… runs it again. The example becomes a test of the room at
// fault.
//
// An input is a file's bytes, then each other file after a line "@@".
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "import/read_statistics.h"

namespace sendcast {
namespace {

constexpr std::string_view separator = "\n@@\n";

void require(bool holds) {
  if (!holds) std::abort();
}

std::vector<StatisticsFile> split(std::string_view input) {
  std::vector<StatisticsFile> files;
  while (true) {
    const std::size_t end = input.find(separator);
    files.push_back(file_of_text(std::to_string(files.size()) + ".csv", std::string(input.substr(0, end))));
    if (end == std::string_view::npos) return files;
    input.remove_prefix(end + separator.size());
  }
}

void check(const History& history) {
  std::uint64_t before = 0;
  for (const Observation& observation : history.all()) {
    require(before < observation.key || before == 0);
    before = observation.key;
    require(std::isfinite(observation.value));
    const ObservationKey key = observation.what();
    require(History::pack(key) == observation.key);
    require(key.area <= england());
    require(history.find(key) == &observation);
    require(!history.source_of(observation).empty());
  }
}

void feed(std::string_view input) {
  Sources sources;
  Problems problems;
  const Statistics statistics = read_statistics(split(input), sources, problems);
  check(statistics.history);
  for (const AccountEntry& entry : statistics.account.entries()) require(!entry.sentence().empty());
  for (const Problem& problem : problems.sorted()) require(!explain(problem, sources).empty());
  if (input.size() <= 40) find_area(input, 2018);  // a name and no file
}

}  // namespace
}  // namespace sendcast

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sendcast::feed({reinterpret_cast<const char*>(data), size});
  return 0;
}
