#include "report/returns_workbook.h"

#include <iterator>

#include <fmt/format.h>

#include "report/returns_cases.h"
#include "report/returns_plan.h"
#include "report/returns_reform.h"
#include "report/workbook_front.h"
#include "report/xlsx.h"

namespace sendcast {
namespace {

WorkbookWords words_of(const Outcomes& outcomes) {
  WorkbookWords words;
  words.title = fmt::format("{}: figures for returns to departments", outcomes.results.front().catalogue.title);
  words.about = {
      "The figures that the Department for Education's DSG management plan and the Local SEND Reform Plan ask for, as "
      "far "
      "as the model has them. Each block is a sheet and can be pasted; the departments' own cell layouts are not "
      "public."};
  words.notes = {
      "The first scenario is the unmitigated case, every other a mitigated one.",
      "Groups of settings are those that the scenario gives its settings (group:). A service line is placed by the "
      "section "
      "251 line that it names (return:). Whose contribution a payment is, the pot that pays says (domain:). What a "
      "scenario does not say is in a row of its own, never guessed.",
      "The cost of a line that counts plans is divided among groups by the plans, uptake and prices of each cell, "
      "month by "
      "month, as it was charged; a line of places goes to their setting. Other lines of placements are not divided.",
      "Why these figures may differ from other returns: they are projections from a start in the past, count people "
      "who "
      "are not whole, and know only the services that the scenario has."};
  return words;
}

TableSheet front_sheet(Table table, Spreadsheet& book) {
  const Table& kept = book.keep(std::move(table));
  return {kept.name, "This sheet has one table.", &kept};
}

}  // namespace

Spreadsheet returns_spreadsheet(const Outcomes& outcomes, const Manifest& manifest) {
  const WorkbookWords words = words_of(outcomes);
  const std::vector<ReturnsCase> cases = returns_cases(outcomes);
  Spreadsheet book;
  std::vector<AnySheet> sheets;
  sheets.emplace_back(front_sheet(notes_table(words, manifest), book));
  for (TableSheet& sheet : management_plan_sheets(cases, book)) sheets.emplace_back(std::move(sheet));
  for (TableSheet& sheet : reform_plan_sheets(cases, book)) sheets.emplace_back(std::move(sheet));
  sheets.emplace_back(front_sheet(inputs_table(manifest), book));
  TableSheet contents = front_sheet(contents_table(sheets), book);
  contents.first_column_links = true;
  book.sheets = {cover_sheet(words, outcomes, manifest), std::move(contents)};
  std::move(sheets.begin(), sheets.end(), std::back_inserter(book.sheets));
  book.title = words.title;
  book.subject = words.about.front();
  book.made_at = manifest.run_at;
  return book;
}

std::optional<std::string> returns_workbook(const Outcomes& outcomes, const Manifest& manifest, std::string& why_not) {
  return xlsx(returns_spreadsheet(outcomes, manifest), why_not);
}

}  // namespace sendcast
