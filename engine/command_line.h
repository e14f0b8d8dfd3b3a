#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/demand_tables.h"
#include "run.h"

namespace sendcast {

/// A command line that cannot be understood, and why.
struct CommandLineError {
  std::string what;
};

/// What is asked of published statistics.
struct StatisticsWords {
  std::string area;               ///< a name or code
  int as_of = 0;                  ///< the January whose knowledge counts; 0 where none is given
  std::vector<std::string> from;  ///< files and folders
  std::string setting_groups;     ///< a file that groups settings; empty for the departments' own grouping
  std::vector<int> origins;       ///< Januaries
  int horizons = 3;               ///< years
  std::vector<std::string> areas;
};

/// What a command line asks for. What a verb does not take is left as it is here.
struct Options {
  std::vector<std::string> arguments;  ///< the command line as it was written
  std::vector<std::string> scenarios;
  bool help = false;
  bool reference = false;
  bool assumptions = false;
  bool account = false;
  std::string root;
  std::string out;
  std::string format = "table";
  CaseloadColumns by;
  bool bridge = false;
  bool all = false;    ///< print everything, not the first screen
  std::string table;   ///< print this table; empty for none
  std::string report;  ///< files to write; empty for none
  std::string workbook;
  std::string returns;
  bool quiet = false;
  bool force = false;
  SeekWords seek;
  StatisticsWords statistics;
  std::string base;
  std::optional<std::uint64_t> draws;
  std::uint64_t seed = 1;
  bool chance = false;
  int threads = 0;  ///< 0: as many as the machine has
};

/// The verbs that a command line may begin with.
const std::vector<std::string>& verbs();

/// Reads and checks what follows a verb; throws CommandLineError where it cannot be understood. Where help is asked for
/// nothing else is checked.
Options parse_options(const std::string& verb, int argc, char** argv);

/// What a verb does, with an example and its options.
std::string help_of(const std::string& verb);

}  // namespace sendcast
