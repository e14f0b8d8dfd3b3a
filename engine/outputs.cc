#include "outputs.h"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <span>
#include <sys/ioctl.h>
#include <unistd.h>

#include <fmt/format.h>

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
#include <report_page.h>
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

std::optional<std::string> write_outputs(const Outcomes& outcomes, const Options& options, const Manifest& manifest,
                                         const Sources& sources) {
  std::vector<OutputFile> files;
  if (!options.out.empty()) {
    const std::filesystem::path folder(options.out);
    for (const Table& table : outcomes.tables) files.push_back({folder / (table.name + ".csv"), csv(table)});
    files.push_back({folder / "manifest.json", manifest_text(manifest)});
  }
  if (!options.report.empty())
    files.push_back({options.report, fill_page(report_page_template, make_page(outcomes, manifest, sources))});
  std::string why_not;
  const auto add = [&](const std::string& path, const auto& bytes_of) {
    if (path.empty() || !why_not.empty()) return;
    if (std::optional<std::string> bytes = bytes_of(outcomes, manifest, why_not))
      files.push_back({path, std::move(*bytes)});
  };
  add(options.workbook, results_workbook);
  add(options.returns, returns_workbook);
  if (!why_not.empty()) return why_not;
  return write_files(files, options.force ? Overwrite::yes : Overwrite::no);
}

}  // namespace sendcast
