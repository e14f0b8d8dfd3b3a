#include "command_line.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <set>
#include <sstream>

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include "report/help_text.h"
#include "schema/merge.h"

namespace po = boost::program_options;

namespace sendcast {
namespace {

/// Whether a verb begins with published statistics, not with a scenario.
bool is_of_statistics(const std::string& verb) { return verb == "import" || verb == "fit" || verb == "backtest"; }

void add_statistics_options(const std::string& verb, po::options_description& options) {
  auto add = options.add_options();
  add("from", po::value<std::vector<std::string>>()->multitoken(), "files and folders of published statistics");
  if (verb == "backtest") {
    add("origins", po::value<std::string>(), "Januaries to forecast from (default: 2016-2019)");
    add("horizons", po::value<std::string>(), "how many years ahead (default: 3)");
    add("areas", po::value<std::vector<std::string>>()->multitoken(), "names or codes of areas (default: all)");
    add("draws", po::value<std::string>(), "draws of each area and origin (default: 400)");
    add("seed", po::value<std::string>(), "the seed of draws (default: 1)");
    add("threads", po::value<std::string>(), "how many threads may be used (default: all)");
    add("out", po::value<std::string>(), "write the tables and a picture to this folder");
  } else {
    add("area", po::value<std::string>(), "the area, by name or code");
    add("as-of", po::value<std::string>(),
        "the January to start from, from 2016 on: no later plans, people or requests are read");
    add("out", po::value<std::string>(),
        verb == "import" ? "write the scenario to this folder" : "write the fitted rates to this file");
    add("account", "list what was missing or at odds in the files, and what was done about it");
  }
  add("setting-groups", po::value<std::string>(), "a CSV of setting_type,group in place of the departments' grouping");
  add("force", "replace files that are there already");
  add("quiet", "print nothing but problems");
}

po::options_description options_of(const std::string& verb) {
  po::options_description options("Options");
  auto add = options.add_options();
  add("help,h", "what this verb does, with an example");
  if (verb == "schema") {
    add("reference", "print the reference page in Markdown instead");
    return options;
  }
  if (is_of_statistics(verb)) {
    add_statistics_options(verb, options);
    return options;
  }
  add("root", po::value<std::string>(), "the folder that 'extends' may not leave");
  if (verb == "check") {
    add("assumptions", "list every number with where it comes from");
    return options;
  }
  if (verb == "seek") {
    add("number", po::value<std::string>(), "the number's path, as check --assumptions lists it");
    add("from", po::value<std::string>(), "the least it may be: 0.05, 5% or 1/3");
    add("to", po::value<std::string>(), "the most it may be");
    add("goal", po::value<std::string>(), "the result that is to hold");
    add("base", po::value<std::string>(), "the scenario that breakeven compares with");
    add("format", po::value<std::string>(), "what is printed: table (default), csv or json");
    return options;
  }
  add("out", po::value<std::string>(), "write every table to this folder, as CSV");
  add("report", po::value<std::string>(), "write a report, to be read in a browser (.html)");
  add("workbook", po::value<std::string>(), "write every table to a workbook (.xlsx)");
  add("returns", po::value<std::string>(), "write figures as departments ask for them (.xlsx)");
  add("table", po::value<std::string>(), "print one table, such as budgets, to the penny");
  add("all", "print everything, not the first screen alone");
  add("format", po::value<std::string>(), "what is printed: table (default), csv or json");
  add("by", po::value<std::string>(), "age, need or age,need: more columns of caseload.csv");
  if (verb == "compare") add("bridge", "tell what moved the cost, part by part; takes a while");
  add("draws", po::value<std::string>(), "how many; 0: the central run (1000 if any is unsure)");
  add("seed", po::value<std::string>(), "the seed of draws (default: 1)");
  add("threads", po::value<std::string>(), "how many threads draws may use (default: all)");
  add("chance", "whole people, who moves by luck; for small numbers");
  add("force", "replace files that are there already");
  add("quiet", "print nothing but problems");
  return options;
}

std::string text_option(const po::variables_map& given, const char* name) {
  return given.count(name) != 0 ? given[name].as<std::string>() : std::string();
}

CaseloadColumns caseload_columns(const std::string& by) {
  if (by.empty()) return {};
  if (by == "age") return {true, false};
  if (by == "need") return {false, true};
  if (by == "age,need" || by == "need,age") return {true, true};
  throw CommandLineError{fmt::format("--by takes age, need, or age,need, not '{}'", by)};
}

/// The folder that the command was started in; empty where it is there no more.
std::string working_folder() {
  std::error_code error;
  return std::filesystem::current_path(error).generic_string();
}

/// Two runs of one file would carry one name in every table.
void refuse_repetitions(const std::vector<std::string>& scenarios) {
  const Reach anywhere{"/", working_folder()};
  std::set<std::string> seen;
  for (const std::string& scenario : scenarios) {
    if (!seen.insert(anywhere.located(scenario)).second)
      throw CommandLineError{fmt::format("'{}' is given twice: its two runs could not be told apart", scenario)};
  }
}

void check_names(const std::string& verb, const po::variables_map& given, const Options& options) {
  const std::vector<std::string>& scenarios = options.scenarios;
  if (std::find(scenarios.begin(), scenarios.end(), "") != scenarios.end())
    throw CommandLineError{"the name of a scenario is empty"};
  for (const char* file : {"report", "workbook", "returns", "table"}) {
    if (given.count(file) != 0 && given[file].as<std::string>().empty())
      throw CommandLineError{fmt::format("--{} needs a name", file)};
  }
  for (const char* folder : {"out", "root"}) {
    if (given.count(folder) != 0 && given[folder].as<std::string>().empty())
      throw CommandLineError{fmt::format("--{} needs the name of a folder", folder)};
  }
  if (verb == "run" || verb == "compare") refuse_repetitions(scenarios);
}

void check_statistics_options(const std::string& verb, const po::variables_map& given, const Options& options) {
  if (!options.scenarios.empty())
    throw CommandLineError{fmt::format("'{}' takes no scenario; its files follow --from", verb)};
  const std::vector<const char*> needed = verb == "import" ? std::vector<const char*>{"area", "as-of", "from", "out"}
                                          : verb == "fit"  ? std::vector<const char*>{"area", "as-of", "from"}
                                                           : std::vector<const char*>{"from"};
  for (const char* option : needed) {
    if (given.count(option) == 0) throw CommandLineError{fmt::format("'{}' needs --{}", verb, option)};
  }
  for (const std::string& path : options.statistics.from)
    if (path.empty()) throw CommandLineError{"--from needs the names of files or folders"};
}

/// What is printed is one thing; and a file is written as what its name says.
void check_outputs(const Options& options) {
  if (options.all && !options.table.empty()) throw CommandLineError{"--all and --table exclude each other"};
  if (options.all && options.format != "table") throw CommandLineError{"--all is printed as --format table only"};
  const auto check_ending = [](const char* option, const std::string& file, std::string_view ending) {
    if (!file.empty() && !file.ends_with(ending))
      throw CommandLineError{
          fmt::format("--{} takes the name of a file that ends in {}, not '{}'", option, ending, file)};
  };
  check_ending("report", options.report, ".html");
  check_ending("workbook", options.workbook, ".xlsx");
  check_ending("returns", options.returns, ".xlsx");
}

void check_options(const std::string& verb, const po::variables_map& given, const Options& options) {
  check_names(verb, given, options);
  if (is_of_statistics(verb)) return check_statistics_options(verb, given, options);
  const std::size_t least = verb == "schema" ? 0 : verb == "compare" ? 2 : 1;
  if (options.scenarios.size() < least)
    throw CommandLineError{
        fmt::format("'{}' needs {}", verb, least == 2 ? "a base and at least one other scenario" : "a scenario file")};
  if (verb == "schema" && !options.scenarios.empty()) throw CommandLineError{"'schema' takes no scenario"};
  if (verb == "seek") {
    if (options.scenarios.size() > 1) throw CommandLineError{"'seek' takes one scenario"};
    for (const char* needed : {"number", "from", "to", "goal"}) {
      if (given.count(needed) == 0) throw CommandLineError{fmt::format("'seek' needs --{}", needed)};
    }
  }
  if (options.format != "table" && options.format != "csv" && options.format != "json")
    throw CommandLineError{fmt::format("no format '{}'; allowed: table, csv, json", options.format)};
  check_outputs(options);
}

/// A whole number that an option gives.
std::optional<std::uint64_t> whole_option(const po::variables_map& given, const char* name, std::uint64_t most) {
  if (given.count(name) == 0) return std::nullopt;
  const std::string text = given[name].as<std::string>();
  const bool has_digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
  if (has_digits && text.size() <= 20) {
    errno = 0;
    const unsigned long long number = std::strtoull(text.c_str(), nullptr, 10);
    if (errno == 0 && number <= most) return number;
  }
  throw CommandLineError{fmt::format("--{} takes a whole number from 0 to {}, not '{}'", name, most, text)};
}

/// A January: a year that statistics can be of.
int january_of(const std::string& option, const std::string& text) {
  const bool is_year = text.size() == 4 && text.find_first_not_of("0123456789") == std::string::npos;
  const int year = is_year ? std::stoi(text) : 0;
  if (year >= 2010 && year <= 2050) return year;
  throw CommandLineError{fmt::format("--{} takes the year of a January, such as 2022, not '{}'", option, text)};
}

/// "2016-2019", "2018" or "2016,2018".
std::vector<int> januaries_of(const std::string& text) {
  std::vector<int> januaries;
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, ',');) {
    const std::size_t dash = part.find('-');
    const int first = january_of("origins", part.substr(0, dash));
    const int last = dash == std::string::npos ? first : january_of("origins", part.substr(dash + 1));
    if (last < first) throw CommandLineError{fmt::format("--origins '{}' ends before it begins", part)};
    for (int january = first; january <= last; ++january) januaries.push_back(january);
  }
  if (januaries.empty()) throw CommandLineError{"--origins needs Januaries, such as 2016-2019"};
  return januaries;
}

std::vector<std::string> list_option(const po::variables_map& given, const char* name) {
  return given.count(name) != 0 ? given[name].as<std::vector<std::string>>() : std::vector<std::string>();
}

void read_statistics_options(const po::variables_map& given, StatisticsWords& words) {
  words.area = text_option(given, "area");
  if (given.count("as-of") != 0) words.as_of = january_of("as-of", text_option(given, "as-of"));
  words.from = list_option(given, "from");
  words.setting_groups = text_option(given, "setting-groups");
  words.areas = list_option(given, "areas");
  words.origins = januaries_of(given.count("origins") != 0 ? text_option(given, "origins") : "2016-2019");
  words.horizons = static_cast<int>(whole_option(given, "horizons", 10).value_or(3));
  if (words.horizons == 0) throw CommandLineError{"--horizons takes a whole number from 1 to 10, not '0'"};
}

/// What follows the verb, by option.
po::variables_map given_to(const std::string& verb, int argc, char** argv) {
  po::options_description all = options_of(verb);
  all.add_options()("scenario", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("scenario", -1);
  const std::vector<std::string> words(argv + 2, argv + argc);
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  po::variables_map given;
  try {
    po::store(po::command_line_parser(words).options(all).positional(positional).style(style).run(), given);
    po::notify(given);
  } catch (const po::error& error) {
    throw CommandLineError{error.what()};
  }
  return given;
}

void read_projecting_options(const po::variables_map& given, Options& options) {
  options.by = caseload_columns(text_option(given, "by"));
  options.bridge = given.count("bridge") != 0;
  options.all = given.count("all") != 0;
  options.table = text_option(given, "table");
  options.report = text_option(given, "report");
  options.workbook = text_option(given, "workbook");
  options.returns = text_option(given, "returns");
  options.quiet = given.count("quiet") != 0;
  options.force = given.count("force") != 0;
  options.draws = whole_option(given, "draws", 10'000'000);
  options.seed = whole_option(given, "seed", std::numeric_limits<std::uint64_t>::max()).value_or(1);
  options.chance = given.count("chance") != 0;
  options.threads = static_cast<int>(whole_option(given, "threads", 1024).value_or(0));
}

}  // namespace

const std::vector<std::string>& verbs() {
  static const std::vector<std::string> list = {"run",    "compare", "seek",     "check",
                                                "import", "fit",     "backtest", "schema"};
  return list;
}

Options parse_options(const std::string& verb, int argc, char** argv) {
  Options options;
  options.arguments.assign(argv, argv + argc);
  options.arguments.front() = "sendcast";
  const po::variables_map given = given_to(verb, argc, argv);
  options.help = given.count("help") != 0;
  options.reference = given.count("reference") != 0;
  options.assumptions = given.count("assumptions") != 0;
  options.account = given.count("account") != 0;
  if (given.count("scenario") != 0) options.scenarios = given["scenario"].as<std::vector<std::string>>();
  options.root = text_option(given, "root");
  options.out = text_option(given, "out");
  if (given.count("format") != 0) options.format = given["format"].as<std::string>();
  if (verb == "seek") {
    options.seek = {text_option(given, "number"), text_option(given, "from"), text_option(given, "to"),
                    text_option(given, "goal")};
  }
  options.base = text_option(given, "base");
  read_projecting_options(given, options);
  if (is_of_statistics(verb)) read_statistics_options(given, options.statistics);
  if (!options.help) check_options(verb, given, options);
  return options;
}

std::string help_of(const std::string& verb) {
  std::ostringstream text;
  text << usage_of(verb) << "\n" << options_of(verb);
  if (verb == "seek") text << "\nGoals:\n" << goals_in_words();
  return text.str();
}

}  // namespace sendcast
