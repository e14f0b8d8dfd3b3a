#include "outputs.h"

#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iostream>
#include <report_page.h>
#include <span>
#include <sys/ioctl.h>
#include <unistd.h>

#include <fmt/format.h>

#include "arrays/in_parallel.h"
#include "page/fill_page.h"
#include "page/make_page.h"
#include "report/comparison_table.h"
#include "report/csv.h"
#include "report/first_screen.h"
#include "report/json.h"
#include "report/results_workbook.h"
#include "report/returns_workbook.h"
#include "report/summary_table.h"
#include "report/table_screen.h"
#include "report/write_folder.h"
#include "run.h"
#include "schema/merge.h"

namespace sendcast {

Screen terminal_screen() {
  const bool is_terminal = isatty(STDOUT_FILENO) != 0;
  winsize size{};
  const bool knows_width = is_terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40;
  const char* no_colour = std::getenv("NO_COLOR");
  return {knows_width ? size.ws_col : 120, is_terminal && (no_colour == nullptr || *no_colour == '\0')};
}

const Table& table_named(const std::string& name, const Outcomes& outcomes) {
  std::vector<std::string> names;
  for (const Table& table : outcomes.tables) {
    if (table.name == name) return table;
    names.push_back(table.name);
  }
  throw CommandLineError{fmt::format("this run has no table '{}'; {}", name, suggest(name, names))};
}

namespace {

void print_table(const Table& table, const Manifest& manifest, const Options& options) {
  if (options.format == "json") {
    std::cout << json(manifest_json(manifest), std::span(&table, 1));
  } else {
    std::cout << (options.format == "csv" ? csv(table) : table_screen(table, terminal_screen()));
  }
}

void print_everything(const Outcomes& outcomes, bool compares) {
  if (compares) {
    std::cout << comparison_page(outcomes, terminal_screen());
  } else {
    for (std::size_t i = 0; i < outcomes.results.size(); ++i)
      std::cout << scenario_page(outcomes, i, terminal_screen());
  }
}

}  // namespace

void print_outputs(const Outcomes& outcomes, bool compares, const Options& options, const Manifest& manifest,
                   const Table* table) {
  if (table != nullptr) {
    print_table(*table, manifest, options);
  } else if (options.format == "json") {
    std::cout << json(manifest_json(manifest), outcomes.tables);
  } else if (options.format == "csv") {
    std::cout << csv(compares ? comparison_table(outcomes.comparisons) : summary_table(outcomes.results));
  } else if (options.all) {
    print_everything(outcomes, compares);
  } else {
    std::cout << first_screen(outcomes, terminal_screen());
  }
}

namespace {

/// A file that is asked for, and how its text is made; what stands in the way of it is said, and then there is none.
struct AskedFile {
  std::filesystem::path path;
  std::function<std::optional<std::string>(std::string& why_not)> text;
};

std::vector<AskedFile> asked_files(const Outcomes& outcomes, const Options& options, const Manifest& manifest,
                                   const Sources& sources) {
  std::vector<AskedFile> files;
  if (!options.workbook.empty())
    files.push_back(
        {options.workbook, [&](std::string& why_not) { return results_workbook(outcomes, manifest, why_not); }});
  if (!options.returns.empty())
    files.push_back(
        {options.returns, [&](std::string& why_not) { return returns_workbook(outcomes, manifest, why_not); }});
  if (!options.report.empty()) {
    files.push_back({options.report, [&](std::string&) {
                       return fill_page(report_page_template, make_page(outcomes, manifest, sources));
                     }});
  }
  if (options.out.empty()) return files;
  const std::filesystem::path folder(options.out);
  for (const Table& table : outcomes.tables)
    files.push_back({folder / (table.name + ".csv"), [&table](std::string&) { return csv(table); }});
  files.push_back({folder / "manifest.json", [&](std::string&) { return manifest_text(manifest); }});
  return files;
}

}  // namespace

std::optional<std::string> write_outputs(const Outcomes& outcomes, const Options& options, const Manifest& manifest,
                                         const Sources& sources) {
  const std::vector<AskedFile> asked = asked_files(outcomes, options, manifest, sources);
  std::vector<OutputFile> files(asked.size());
  std::vector<std::string> why_not(asked.size());
  on_threads(options.threads, [&] {
    each_in_parallel(asked.size(), [&](std::size_t i) {
      files[i].path = asked[i].path;
      if (std::optional<std::string> text = asked[i].text(why_not[i])) files[i].text = std::move(*text);
    });
  });
  for (const std::string& why : why_not) {
    if (!why.empty()) return why;
  }
  return write_files(files, options.force ? Overwrite::yes : Overwrite::no);
}

}  // namespace sendcast
