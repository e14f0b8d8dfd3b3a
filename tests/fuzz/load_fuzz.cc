// Feeds any text to the engine as a scenario with the files that it names: it must be refused with problems, or run.
//
//   cmake --preset fuzz && cmake --build --preset fuzz
//   build/fuzz/tests/fuzz/load_fuzz -dict=tests/fuzz/load.dict -timeout=10 -rss_limit_mb=4096 NEW
//   tests/fuzz/corpus/load
//
// takes what it finds into the folder NEW (which must exist) and never ends by itself: -max_total_time=600 gives it ten
// minutes. A crash is kept as crash-…; load_fuzz crash-… runs it again. The example becomes a test of the room at
// fault.
//
// An input is the scenario's text, then each other file after a line that names it: "@@ data/plans.csv".
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include "funding/trial_balance.h"
#include "report/csv.h"
#include "report/tables.h"
#include "report/terminal.h"
#include "run.h"
#include "scenario/differences.h"
#include "scenario/reference.h"
#include "value/comparison.h"

namespace sendcast {
namespace {

constexpr std::string_view separator = "\n@@ ";
constexpr double most_steps = 2e6;  ///< stocks x months that are run: larger ones only take longer

using Files = std::map<std::string, std::string>;

Files split(std::string_view input) {
  Files files;
  std::string name = "scenario.yaml";
  while (true) {
    const std::size_t end = input.find(separator);
    files[name] = input.substr(0, end);
    if (end == std::string_view::npos) return files;
    input.remove_prefix(end + separator.size());
    const std::size_t line_end = input.find('\n');
    name = input.substr(0, line_end);
    input.remove_prefix(line_end == std::string_view::npos ? input.size() : line_end + 1);
  }
}

void require(bool holds) {
  if (!holds) std::abort();
}

void check_money(const Accounts& accounts) {
  std::map<int, Pence> imbalance;
  for (const TrialBalanceRow& row : trial_balance(accounts)) imbalance[row.year] += row.debit - row.credit;
  for (const auto& [year, pence] : imbalance) require(pence == 0);
}

void run(std::unique_ptr<Loaded> loaded, const Sources& sources) {
  require(differences(loaded->merged, loaded->merged).empty());
  require(!as_json(loaded->merged).dump().empty());
  assumptions_list(*loaded, sources);
  const Scenario& scenario = loaded->scenario;
  if (1.0 * scenario.shape().plans() * scenario.calendar().months > most_steps) return;
  const Results results = simulate(compile(scenario, "scenario"), {true});
  check_money(results.accounts);
  for (const Table& table : result_tables({&results, 1}, {true, true})) csv(table);
  require(!run_screen(results, {80, true}).empty());
  require(!comparison_screen(results, results, compare(results, results), {80, true}).empty());
}

void feed(std::string_view input) {
  const Files files = split(input);
  const ReadFile read_file = [&](const std::string& path) -> FileText {
    const auto file = files.find(path);
    return file == files.end() ? FileText{{}, "there is no such file"} : FileText{file->second, {}};
  };
  Sources sources;
  Problems problems;
  std::unique_ptr<Loaded> loaded = load("scenario.yaml", {}, read_file, sources, problems);
  require((loaded != nullptr) == problems.none());
  for (const Problem& problem : problems.sorted()) require(!explain(problem, sources).empty());
  if (loaded != nullptr) run(std::move(loaded), sources);
}

}  // namespace
}  // namespace sendcast

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  sendcast::feed({reinterpret_cast<const char*>(data), size});
  return 0;
}
