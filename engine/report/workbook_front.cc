#include "report/workbook_front.h"

#include <fmt/format.h>

#include "report/sha256.h"

namespace sendcast {
namespace {

std::string period_of(const Calendar& calendar) {
  return fmt::format("{} to {}", text(calendar.start), text(calendar.month(calendar.months - 1)));
}

std::string draws_in_words(const Outcomes& outcomes, const Manifest& manifest) {
  if (manifest.draws == 0) return "Draws: none; every uncertain number stands at its mean.";
  return fmt::format("Draws: {} with seed {}{}.", manifest.draws, manifest.seed,
                     outcomes.is_whole ? "" : "; stopped before the end, so that what is uncertain rests on fewer");
}

std::string command_in_words(const Manifest& manifest) {
  std::string words;
  for (const std::string& word : manifest.command_line) words += (words.empty() ? "" : " ") + word;
  return words;
}

const std::vector<std::string>& common_notes() {
  static const std::vector<std::string> notes = {
      "Money is in pounds of each year (cash), unless a title says present value. What each line costs in a year, and "
      "what each payer pays, is rounded once, to whole pence, halves to even; everything else of money is sums of "
      "those "
      "pence, so every total is exact.",
      "People, hours and posts are averages and not whole, and are never rounded. Cells show two or three decimals and "
      "hold sixteen figures.",
      "A financial year runs from April to March. A year that the run covers only in part counts its own months.",
      "Figures are of the central run, in which every uncertain number stands at its mean, unless a column is named "
      "mean, "
      "sd or p05 to p95 (percentiles of the draws). Medians and other percentiles of simulations do not sum: the p50 "
      "of a "
      "total is not the sum of the p50s of its parts.",
      "An empty cell means that there is no such figure: a first placement comes from no setting, a pooled fund has no "
      "one "
      "funder, nothing has no unit price.",
      "Formulas are live. They compare names letter by letter (EXACT) because SUMIFS would take a name that begins "
      "with "
      "a sign, holds a star or looks like a date for something else.",
      "Names are as the scenario files have them. Text is never a formula here, whatever it begins with."};
  return notes;
}

}  // namespace

TextSheet cover_sheet(const WorkbookWords& words, const Outcomes& outcomes, const Manifest& manifest) {
  TextSheet sheet{"Cover", {words.title}};
  std::vector<std::string>& lines = sheet.lines;
  lines.insert(lines.end(), words.about.begin(), words.about.end());
  lines.emplace_back(
      "Not quality-assured: these are projections of a model, not official statistics. How far its numbers can be "
      "trusted stands beside each number in the scenario files.");
  for (std::size_t i = 0; i < outcomes.results.size(); ++i) {
    const Results& results = outcomes.results[i];
    lines.push_back(fmt::format("{} '{}': {}, {}", i == 0 && outcomes.results.size() > 1 ? "Base scenario" : "Scenario",
                                results.catalogue.scenario, results.catalogue.title, period_of(results.calendar)));
  }
  lines.emplace_back("Money is in cash: pounds of each year, not of one year's prices.");
  lines.push_back(draws_in_words(outcomes, manifest));
  lines.push_back(
      fmt::format("Made by Sendcast {} ({}) at {}.", manifest.engine_version, manifest.engine_build, manifest.run_at));
  lines.push_back(
      fmt::format("To make it again, with the files listed on the sheet inputs: {}", command_in_words(manifest)));
  return sheet;
}

Table contents_table(const std::vector<AnySheet>& sheets) {
  Table table{"Contents",
              "Contents",
              {{"sheet", ColumnKind::text}, {"what is on it", ColumnKind::text}, {"rows", ColumnKind::whole}},
              {}};
  for (const AnySheet& sheet : sheets) {
    if (const auto* of_table = std::get_if<TableSheet>(&sheet)) {
      table.rows.push_back(
          {of_table->name, of_table->table->title, static_cast<std::int64_t>(of_table->table->rows.size())});
    } else if (const auto* chart = std::get_if<ChartSheet>(&sheet)) {
      table.rows.push_back({chart->name, fmt::format("Picture. {}", chart->description), Cell()});
    }
  }
  return table;
}

Table notes_table(const WorkbookWords& words, const Manifest& manifest) {
  Table table{"Notes", "Notes", {{"note", ColumnKind::whole}, {"text", ColumnKind::text}}, {}};
  const auto add = [&](const std::string& text) {
    table.rows.push_back({static_cast<std::int64_t>(table.rows.size() + 1), text});
  };
  for (const std::string& note : common_notes()) add(note);
  for (const std::string& note : words.notes) add(note);
  for (const std::string& warning : manifest.warnings) add(fmt::format("Warning: {}", warning));
  return table;
}

Table inputs_table(const Manifest& manifest) {
  Table table{"inputs",
              "Every file that was read, with the SHA-256 of what was in it",
              {{"file", ColumnKind::text}, {"sha256", ColumnKind::text}},
              {}};
  for (const InputFile& input : manifest.inputs) table.rows.push_back({input.name, sha256(input.text)});
  return table;
}

}  // namespace sendcast
