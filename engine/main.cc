#include <csignal>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <set>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "arrays/in_parallel.h"
#include "command_line.h"
#include "fit/backtest_tables.h"
#include "import/setting_grouping.h"
#include "outputs.h"
#include "report/csv.h"
#include "report/help_text.h"
#include "report/json.h"
#include "report/manifest.h"
#include "report/progress_bar.h"
#include "report/seek_report.h"
#include "report/terminal.h"
#include "report/warnings.h"
#include "report/write_folder.h"
#include "run.h"
#include "scenario/reference.h"
#include "schema/disk.h"
#include "statistics.h"
#include "version.h"

namespace sendcast {
namespace {

enum Exit { done = 0, wrong_input = 1, wrong_command_line = 2, no_access = 3, interrupted = 4 };

/// Set by Ctrl-C or a request to end, and looked at between the steps of a run: what is being written is finished or
/// not begun.
volatile std::sig_atomic_t was_interrupted = 0;

constexpr std::uint64_t default_draws = 1000;
constexpr std::uint64_t default_backtest_draws = 400;
constexpr int draws_in_a_block = 16;           // a tile: so few that threads end together
constexpr int draws_in_a_block_by_chance = 8;  // which are slow, so that Ctrl-C is heard soon

struct Interrupted {};

/// The nearest folder called 'scenarios' above a scenario, or the scenario's own folder; written as the scenario is.
std::string default_root(const std::filesystem::path& scenario, const std::filesystem::path& from) {
  const std::filesystem::path folder = (from / scenario).lexically_normal().parent_path();
  std::filesystem::path root = folder;
  while (root.filename() != "scenarios" && root.has_relative_path()) root = root.parent_path();
  if (root.filename() != "scenarios") root = folder;
  return (scenario.is_absolute() ? root : root.lexically_relative(from)).generic_string();
}

/// The folder that the command was started in; empty where it is there no more.
std::filesystem::path working_folder() {
  std::error_code error;
  return std::filesystem::current_path(error);
}

ScenarioFile scenario_file(const std::string& written, const Options& options) {
  const std::filesystem::path from = working_folder();
  const std::filesystem::path path = std::filesystem::path(written).lexically_normal();
  const std::string root = options.root.empty()
                               ? default_root(path, from)
                               : std::filesystem::path(options.root).lexically_normal().generic_string();
  const Reach reach{root, from.generic_string()};
  if (!reach.holds(path.generic_string()))
    throw CommandLineError{fmt::format("'{}' does not lie in the root '{}'", written, root)};
  return {path.generic_string(), reach, disk(root)};
}

/// Prints every problem; the exit status that they mean.
Exit report(const Problems& problems, const Sources& sources) {
  std::cerr << explain(problems, sources) << count_in_words(problems) << "; nothing was run or written.\n";
  const std::vector<Problem> list = problems.sorted();
  const auto is_of_a_file_not_read = [](const Problem& problem) { return !problem.place.known(); };
  return std::all_of(list.begin(), list.end(), is_of_a_file_not_read) ? no_access : wrong_input;
}

std::vector<ScenarioFile> scenario_files(const Options& options) {
  std::vector<ScenarioFile> files;
  for (const std::string& path : options.scenarios) files.push_back(scenario_file(path, options));
  return files;
}

std::string now() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

Manifest manifest_of(const Options& options, const Sources& sources, const Outcomes& outcomes) {
  Manifest manifest;
  manifest.engine_version = engine_version;
  manifest.engine_build = engine_build;
  manifest.command_line = options.arguments;
  std::set<std::string> listed;  // what several scenarios extend is read for each
  for (int i = 0; i < sources.count(); ++i) {
    if (listed.insert(sources.name(i)).second) manifest.inputs.push_back({sources.name(i), sources.text(i)});
  }
  manifest.scenarios.resize(outcomes.results.size());
  on_threads(options.threads, [&] {
    each_in_parallel(outcomes.results.size(), [&](std::size_t i) {
      manifest.scenarios[i] = {outcomes.results[i].catalogue.scenario, as_json(outcomes.loaded[i]->merged)};
    });
  });
  manifest.seed = outcomes.drawn ? outcomes.drawn->seed : 0;
  manifest.draws = outcomes.drawn ? static_cast<std::int64_t>(outcomes.drawn->draws) : 0;
  manifest.warnings = warnings_of(outcomes.results);
  manifest.run_at = now();
  return manifest;
}

Exit project(const Options& options, bool compares) {
  Sources sources;
  Problems problems;
  const std::vector<ScenarioFile> files = scenario_files(options);
  std::vector<std::unique_ptr<Loaded>> loaded;
  on_threads(options.threads, [&] { loaded = load_all(files, sources, problems); });
  if (!problems.none()) return report(problems, sources);
  const std::uint64_t draws = options.draws.value_or(options.chance || any_uncertain(loaded) ? default_draws : 0);
  ProgressBar bar(draws);
  const auto progress = [&](std::uint64_t done) {
    bar.show(done);
    return was_interrupted == 0;
  };
  const Outcomes outcomes = outcomes_of(
      std::move(loaded), {options.by,
                          compares,
                          options.bridge,
                          {draws,
                           options.seed,
                           options.chance,
                           {options.threads, options.chance ? draws_in_a_block_by_chance : draws_in_a_block},
                           progress},
                          !options.returns.empty()});
  bar.clear();
  if (was_interrupted != 0 || !outcomes.is_whole) return interrupted;
  const Table* table = options.table.empty() ? nullptr : &table_named(options.table, outcomes);
  const Manifest manifest = manifest_of(options, sources, outcomes);
  for (const std::string& warning : manifest.warnings) std::cerr << "note: " << warning << "\n";
  if (const auto why_not = write_outputs(outcomes, options, manifest, sources)) {
    std::cerr << *why_not << "\n";
    return no_access;
  }
  if (!options.quiet) print_outputs(outcomes, compares, options, manifest, table);
  return done;
}

void print(const SeekReport& report, const Options& options, const Manifest& manifest) {
  const std::vector<Table> tables = seek_tables(report);
  if (options.format == "json") {
    std::cout << json(manifest_json(manifest), tables);
  } else if (options.format == "csv") {
    std::cout << csv(tables.front());
  } else {
    std::cout << seek_screen(report, terminal_screen());
  }
}

/// The scenario, and the base if there is one, whose files are read once however often it is run.
std::vector<ScenarioFile> files_to_seek_in(const Options& options) {
  std::vector<ScenarioFile> files = scenario_files(options);
  if (!options.base.empty()) files.push_back(scenario_file(options.base, options));
  for (ScenarioFile& file : files) file.read_file = remembering(std::move(file.read_file));
  return files;
}

/// Seeks in a scenario that has been run as it stands, the first of the outcomes; a base is the second.
Exit seek_in(const Outcomes& outcomes, const Options& options, const ReadFile& read_file, Sources& sources) {
  const Results& as_it_stands = outcomes.results.front();
  const Results* base = options.base.empty() ? nullptr : &outcomes.results.back();
  std::string why_not;
  const auto request = understand(options.seek, *outcomes.loaded.front(), as_it_stands, base, why_not);
  if (!request) throw CommandLineError{why_not};
  Problems problems;
  const auto sought = seek_number(*request, read_file, sources, problems, [] {
    if (was_interrupted != 0) throw Interrupted{};
  });
  if (!sought) {
    std::cerr << fmt::format("At an end of the range, {} or {}, the scenario is wrong:\n", options.seek.from,
                             options.seek.to);
    return report(problems, sources);
  }
  const Place place = request->number.place;
  print({as_it_stands.catalogue, request->number, fmt::format("{}:{}", sources.name(place.file), place.line),
         request->range, request->goal, measured(request->goal, as_it_stands, base), *sought},
        options, manifest_of(options, sources, outcomes));
  return done;
}

Exit seek_value(const Options& options) {
  Sources sources;
  Problems problems;
  const std::vector<ScenarioFile> files = files_to_seek_in(options);
  Outcomes outcomes;
  outcomes.loaded = load_all(files, sources, problems);
  if (!problems.none()) return report(problems, sources);
  outcomes.results = run_all(outcomes.loaded, {});
  return seek_in(outcomes, options, files.front().read_file, sources);
}

Exit check_scenarios(const Options& options) {
  Sources sources;
  Problems problems;
  const auto loaded = load_all(scenario_files(options), sources, problems);
  if (!problems.none()) return report(problems, sources);
  for (const auto& scenario : loaded) {
    if (options.assumptions) std::cout << assumptions_list(*scenario, sources);
    std::cout << fmt::format("{}: no problem found\n", scenario->path);
  }
  return done;
}

/// Reads the statistics that are asked for; nothing where something is wrong with them, which has been printed.
std::optional<Statistics> read(const Options& options, Exit& exit) {
  Sources sources;
  Problems problems;
  std::vector<std::filesystem::path> paths(options.statistics.from.begin(), options.statistics.from.end());
  SettingGrouping grouping = departments_grouping();
  if (const std::string& path = options.statistics.setting_groups; !path.empty()) {
    const FileText file = disk(std::filesystem::absolute(path).parent_path())(path);
    if (file.read()) {
      grouping = read_setting_grouping(path, file.text, sources, problems);
    } else {
      problems.add({}, fmt::format("cannot read '{}': {}", path, file.why_not));
    }
  }
  Statistics statistics = read_statistics(std::span<const std::filesystem::path>(paths), sources, problems, grouping);
  if (problems.none()) return statistics;
  exit = report(problems, sources);
  return std::nullopt;
}

/// Writes files, or says why it cannot.
Exit write(std::vector<OutputFile> files, const std::string& folder, const Options& options) {
  const auto why_not = write_folder(folder, std::move(files), options.force ? Overwrite::yes : Overwrite::no);
  if (!why_not) return done;
  std::cerr << *why_not << "\n";
  return no_access;
}

/// `import` and `fit`: an area's scenario, or its rates, from published statistics.
Exit fit_area(const Options& options, bool imports) {
  Exit exit = done;
  const auto statistics = read(options, exit);
  if (!statistics) return exit;
  const FittedAreas fitted(statistics->history, options.statistics.as_of);
  const FittedScenario scenario = fitted_scenario(fitted, options.statistics.area, options.statistics.as_of);
  if (!scenario.problem.empty()) {
    std::cerr << "sendcast: " << scenario.problem << "\n";
    return wrong_input;
  }
  if (imports) {
    std::vector<OutputFile> files;
    for (const ScenarioFileText& file : scenario.files) files.push_back({file.path, file.text});
    exit = write(std::move(files), options.out, options);
  } else if (!options.out.empty()) {
    const std::filesystem::path path(options.out);
    exit = write({{path.filename(), fitted_rates_file(scenario.area)}}, path.parent_path().string(), options);
  }
  if (exit != done || options.quiet) return exit;
  std::cout << files_page(*statistics, options.account) << "\n"
            << fit_page(fitted, scenario.area, scenario.index, terminal_screen());
  if (imports) std::cout << fmt::format("\nNext: sendcast run {}/as-things-are.yaml\n", options.out);
  return exit;
}

Exit hold_against_the_past(const Options& options) {
  Exit exit = done;
  const auto statistics = read(options, exit);
  if (!statistics) return exit;
  BacktestAsked asked;
  asked.origins = options.statistics.origins;
  asked.horizons = options.statistics.horizons;
  asked.draws = options.draws.value_or(default_backtest_draws);
  asked.seed = options.seed;
  asked.threads = options.threads;
  for (const std::string& area : options.statistics.areas) {
    const FoundArea found = find_area(area);
    if (!found.found()) {
      std::cerr << "sendcast: " << found.problem << "\n";
      return wrong_input;
    }
    asked.areas.push_back(*found.area);
  }
  ProgressBar bar(100);
  asked.progress = [&](std::size_t forecasts, std::size_t all) {
    bar.show(all == 0 ? 100 : 100 * forecasts / all);
    return was_interrupted == 0;
  };
  const Backtest result = backtest(statistics->history, asked);
  bar.clear();
  if (!result.is_whole) return interrupted;
  const std::vector<BacktestSummaryLine> lines = summary_of(result);
  if (lines.empty()) {
    std::cerr << "sendcast: nothing could be forecast of which it is known what came\n";
    for (std::size_t i = 0; i < result.not_forecast.size() && i < 3; ++i) {
      const NotForecast& one = result.not_forecast[i];
      std::cerr << fmt::format("  from January {}, {}: {}\n", one.origin, area_at(one.area).name, one.why);
    }
    return wrong_input;
  }
  if (!options.out.empty()) {
    exit = write({{"backtest.csv", csv(backtest_table(result))},
                  {"backtest_summary.csv", csv(backtest_summary_table(lines))},
                  {"backtest_not_forecast.csv", csv(not_forecast_table(result))},
                  {"backtest.svg", backtest_picture(lines)}},
                 options.out, options);
  }
  if (exit == done && !options.quiet) std::cout << backtest_screen(result, lines, terminal_screen());
  return exit;
}

Exit print_schema(bool as_reference) {
  std::cout << (as_reference ? reference_page() : scenario_schema().dump(2) + "\n");
  return done;
}

Exit run_verb(const std::string& verb, const Options& options) {
  if (options.help) {
    std::cout << help_of(verb);
    return done;
  }
  if (verb == "schema") return print_schema(options.reference);
  if (verb == "check") return check_scenarios(options);
  if (verb == "seek") return seek_value(options);
  if (verb == "import" || verb == "fit") return fit_area(options, verb == "import");
  if (verb == "backtest") return hold_against_the_past(options);
  return project(options, verb == "compare");
}

Exit begin(int argc, char** argv) {
  const std::string verb = argc > 1 ? argv[1] : "";
  if (verb == "--version") {
    std::cout << fmt::format("sendcast {} ({})\n", engine_version, engine_build);
    return done;
  }
  if (verb == "--help" || verb == "-h" || verb == "help") {
    std::cout << overview_of_verbs();
    return done;
  }
  if (std::find(verbs().begin(), verbs().end(), verb) != verbs().end())
    return run_verb(verb, parse_options(verb, argc, argv));
  throw CommandLineError{verb.empty() ? "say what to do"
                                      : fmt::format("no verb '{}'; {}", verb, suggest(verb, verbs()))};
}

/// What was printed must have arrived.
Exit finish(Exit exit) {
  std::cout.flush();
  if (std::cout) return exit;
  std::cerr << "sendcast: cannot write to standard output\n";
  return no_access;
}

}  // namespace
}  // namespace sendcast

int main(int argc, char** argv) {
  for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, [](int) { sendcast::was_interrupted = 1; });
  try {
    return sendcast::finish(sendcast::begin(argc, argv));
  } catch (const sendcast::CommandLineError& error) {
    std::cerr << "sendcast: " << error.what << "\nSee sendcast --help.\n";
  } catch (const sendcast::Interrupted&) {
    return sendcast::interrupted;
  }
  return sendcast::wrong_command_line;
}
