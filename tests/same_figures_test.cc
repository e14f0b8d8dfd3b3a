// One run shows the same figures everywhere: report, workbook, returns, CSV and terminal, each read as what it is.

#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <tuple>
#include <unistd.h>
#include <vector>

#include <gtest/gtest.h>

#include "report/figures.h"
#include "tests/report/read_xlsx.h"

namespace sendcast {
namespace {

namespace fs = std::filesystem;

/// The measure, the scenario and the financial year.
using Which = std::tuple<std::string, std::string, std::string>;
using Figures = std::map<Which, double>;
using Grid2 = std::vector<std::vector<std::string>>;

const std::string balance = "balance of the high needs block";
const std::string plans = "plans at the year's end";
const std::array<std::string, 2> scenarios = {"as-things-are", "transformation"};
const std::map<std::string, std::string> title = {{"as-things-are", "As things are"},
                                                  {"transformation", "Transformation"}};
const std::array<std::string, 5> years = {"2020-21", "2022-23", "2024-25", "2027-28", "2030-31"};

bool is_asked_for(const std::string& scenario, const std::string& year) {
  return std::find(scenarios.begin(), scenarios.end(), scenario) != scenarios.end() &&
         std::find(years.begin(), years.end(), year) != years.end();
}

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

double number(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), ','), text.end());
  return std::stod(text);
}

/// The BCP comparison of all scenarios, in a folder that goes with it.
class ComparisonOfBcp {
 public:
  ComparisonOfBcp() : folder_(fs::temp_directory_path() / ("sendcast_same_figures_" + std::to_string(getpid()))) {
    fs::create_directories(folder_);
    printed_budgets_ = command("--table budgets --report " + here("r.html") + " --workbook " + here("w.xlsx") +
                               " --returns " + here("d.xlsx") + " --out " + here("t"));
    printed_comparison_ = command("--table comparison");
  }
  ~ComparisonOfBcp() { fs::remove_all(folder_); }

  Figures csv() const;
  Figures workbook() const;
  Figures returns() const;
  Figures report() const;
  Figures terminal() const;

 private:
  std::string here(const std::string& name) const { return (folder_ / name).string(); }
  static std::string command(const std::string& options);
  static void add_budgets(const Grid2& rows, Figures& figures);
  static void add_comparison(const Grid2& rows, Figures& figures);

  fs::path folder_;
  std::string printed_budgets_;
  std::string printed_comparison_;
};

std::string ComparisonOfBcp::command(const std::string& options) {
  std::string line = std::string(SENDCAST_COMMAND) + " compare --draws 0 " + options;
  for (const char* name : {"as-things-are", "early-help-and-portage", "local-places", "stable-teams", "joint-therapies",
                           "harmonised", "transformation"})
    line += " " + std::string(SENDCAST_SOURCE_DIR) + "/scenarios/bcp/" + name + ".yaml";
  FILE* pipe = popen(line.c_str(), "r");
  std::string out;
  std::array<char, 4096> part{};
  for (std::size_t read = 0; (read = fread(part.data(), 1, part.size(), pipe)) > 0;) out.append(part.data(), read);
  EXPECT_EQ(pclose(pipe), 0);
  return out;
}

/// Rows under a row of headings, whatever stands above it.
std::vector<std::map<std::string, std::string>> by_heading(const Grid2& rows, const std::string& first_heading) {
  std::vector<std::map<std::string, std::string>> named;
  const std::vector<std::string>* headings = nullptr;
  for (const std::vector<std::string>& row : rows) {
    if (headings == nullptr) {
      if (!row.empty() && row.front() == first_heading) headings = &row;
      continue;
    }
    std::map<std::string, std::string> cells;
    for (std::size_t i = 0; i < std::min(row.size(), headings->size()); ++i) cells[(*headings)[i]] = row[i];
    named.push_back(std::move(cells));
  }
  return named;
}

void ComparisonOfBcp::add_budgets(const Grid2& rows, Figures& figures) {
  for (auto& row : by_heading(rows, "scenario")) {
    if (row["pot"] == "high_needs" && is_asked_for(row["scenario"], row["year"]))
      figures[{balance, row["scenario"], row["year"]}] = number(row["balance"]);
  }
}

void ComparisonOfBcp::add_comparison(const Grid2& rows, Figures& figures) {
  for (auto& row : by_heading(rows, "base")) {
    if (row["measure"] != "plans" || !is_asked_for(row["scenario"], row["year"])) continue;
    figures[{plans, row["base"], row["year"]}] = number(row["base_value"]);
    figures[{plans, row["scenario"], row["year"]}] = number(row["value"]);
  }
}

Grid2 csv_rows(const std::string& text) {
  Grid2 rows;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::vector<std::string> cells;
    std::istringstream fields(line);
    for (std::string field; std::getline(fields, field, ',');) cells.push_back(field);
    rows.push_back(std::move(cells));
  }
  return rows;
}

Figures ComparisonOfBcp::csv() const {
  Figures figures;
  add_budgets(csv_rows(text_of(folder_ / "t" / "budgets.csv")), figures);
  add_comparison(csv_rows(text_of(folder_ / "t" / "comparison.csv")), figures);
  return figures;
}

Grid2 sheet_rows(const ReadXlsx& book, const std::string& sheet) {
  Grid2 rows;
  for (const auto& row : book.sheets.at(sheet)) {
    std::vector<std::string> cells;
    for (const ReadCell& cell : row) cells.push_back(cell.text);
    rows.push_back(std::move(cells));
  }
  return rows;
}

Figures ComparisonOfBcp::workbook() const {
  const ReadXlsx book = read_xlsx(text_of(folder_ / "w.xlsx"));
  Figures figures;
  add_budgets(sheet_rows(book, "budgets"), figures);
  add_comparison(sheet_rows(book, "comparison"), figures);
  return figures;
}

Figures ComparisonOfBcp::returns() const {
  const ReadXlsx book = read_xlsx(text_of(folder_ / "d.xlsx"));
  Figures figures;
  const auto add = [&](const std::string& sheet, const std::string& row_name, const std::string& measure) {
    for (auto& row : by_heading(sheet_rows(book, sheet), "case")) {
      if (row["row"] != row_name) continue;
      if (row.count("pot") != 0 && row["pot"] != "Dedicated schools grant, high needs") continue;
      for (const std::string& scenario : scenarios) {
        if (!row["case"].ends_with(": " + title.at(scenario))) continue;
        for (const std::string& year : years) figures[{measure, scenario, year}] = number(row[year]);
      }
    }
  };
  add("plan_balance", "Cumulative balance", balance);
  add("plan_settings", "All", plans);
  return figures;
}

/// The text between two marks, from a place on; moves the place behind it.
std::string between(const std::string& text, const std::string& left, const std::string& right, std::size_t& place) {
  const std::size_t begin = text.find(left, place);
  if (begin == std::string::npos) {
    place = std::string::npos;
    return {};
  }
  const std::size_t end = text.find(right, begin + left.size());
  place = end;
  return text.substr(begin + left.size(), end - begin - left.size());
}

/// A table of the report: each row's heading, and what is read and what is exact in its cells by the year.
Figures figures_of_table(const std::string& html, const std::string& id, const std::string& measure) {
  Figures figures;
  std::size_t place = html.find("<table id=\"" + id + "\"");
  EXPECT_NE(place, std::string::npos) << id;
  const std::string table = html.substr(place, html.find("</table>", place) - place);
  std::vector<std::string> keys;
  const std::size_t body = table.find("<tbody>");
  for (std::size_t at = 0;;) {
    const std::string key = between(table, "data-key=\"", "\"", at);
    if (at >= body) break;
    keys.push_back(key);
  }
  for (std::size_t at = body; (at = table.find("<tr ", at)) != std::string::npos;) {
    const std::string row = table.substr(at, table.find("</tr>", at) - at);
    at += row.size();
    std::size_t in_row = 0;
    const std::string heading = between(row, "<th scope=\"row\">", "</th>", in_row);
    for (const std::string& key : keys) {
      const std::string exact = between(row, "data-value=\"", "\"", in_row);
      const std::string read = between(row, ">", "<", in_row);
      for (const std::string& scenario : scenarios) {
        if (heading != title.at(scenario) || !is_asked_for(scenario, key)) continue;
        figures[{measure, scenario, key}] = number(exact);
        const bool is_money = measure == balance;
        const auto pence = static_cast<Pence>(std::llround(number(exact) * 100));
        EXPECT_EQ(read, is_money ? in_unit(pence, MoneyUnit::thousands) : rounded(number(exact))) << heading << key;
      }
    }
  }
  return figures;
}

Figures ComparisonOfBcp::report() const {
  const std::string html = text_of(folder_ / "r.html");
  Figures figures = figures_of_table(html, "balance-high-needs-table", balance);
  figures.merge(figures_of_table(html, "plans-by-scenario-table", plans));
  return figures;
}

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream stream(line);
  return {std::istream_iterator<std::string>(stream), {}};
}

Figures ComparisonOfBcp::terminal() const {
  Figures figures;
  bool has_balance = false;
  std::istringstream budgets(printed_budgets_);
  for (std::string line; std::getline(budgets, line);) {
    const std::vector<std::string> words = words_of(line);
    if (words.size() < 4) continue;
    if (words.front() == "scenario") has_balance = words.back() == "balance";
    if (has_balance && words[2] == "high_needs" && is_asked_for(words[0], words[1]))
      figures[{balance, words[0], words[1]}] = number(words.back());
  }
  std::istringstream comparison(printed_comparison_);
  for (std::string line; std::getline(comparison, line);) {
    // The base is said once above the table; what plans are "of" is nothing; the difference stands in a block of its
    // own.
    const std::vector<std::string> words = words_of(line);
    if (words.size() != 5 || words[2] != "plans" || !is_asked_for(words[0], words[1])) continue;
    figures[{plans, "as-things-are", words[1]}] = number(words[3]);
    figures[{plans, words[0], words[1]}] = number(words[4]);
  }
  return figures;
}

TEST(SameFigures, StandInReportWorkbookReturnsCsvAndTerminal) {
  const ComparisonOfBcp run;
  const Figures csv = run.csv();
  ASSERT_EQ(csv.size(), 20U);
  // The workbook has sixteen digits, the terminal four decimals of what is no money.
  const std::vector<std::tuple<std::string, Figures, double>> others = {{"workbook", run.workbook(), 1e-9},
                                                                        {"returns", run.returns(), 1e-9},
                                                                        {"report", run.report(), 1e-9},
                                                                        {"terminal", run.terminal(), 0.5e-4}};
  for (const auto& [name, figures, within] : others) {
    ASSERT_EQ(figures.size(), 20U) << name;
    for (const auto& [which, figure] : csv) {
      const auto& [measure, scenario, year] = which;
      ASSERT_EQ(figures.count(which), 1U) << name << ": " << measure << ", " << scenario << ", " << year;
      const bool is_money = measure == balance;
      EXPECT_NEAR(figures.at(which), figure, is_money ? 1e-6 : within + 1e-9 * std::abs(figure))
          << name << ": " << measure << ", " << scenario << ", " << year;
    }
  }
}

}  // namespace
}  // namespace sendcast
