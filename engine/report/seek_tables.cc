#include "report/comparison_table.h"
#include "report/seek_report.h"

namespace sendcast {
namespace {

Cell number_cell(std::optional<double> number) { return number ? Cell(*number) : Cell(); }

/// The result itself where `beyond` is by how much it misses the goal.
Cell result_cell(const SeekReport& report, std::optional<Grains> beyond) {
  return beyond ? cell_of(amount_of(report.goal, *beyond + report.goal.amount)) : Cell();
}

Cell result_at(const SeekReport& report, std::optional<double> value) {
  for (const Tried& tried : report.sought.tried) {
    if (tried.value == value) return result_cell(report, tried.beyond);
  }
  return {};
}

Table answer_table(const SeekReport& report) {
  const Sought& sought = report.sought;
  const std::optional<double> nearest = sought.nearest_miss ? std::optional(sought.nearest_miss->value) : std::nullopt;
  const auto end = [&](double Stretch::*which) {
    return sought.stretch ? std::optional(*sought.stretch.*which) : std::nullopt;
  };
  const Cell present = report.present_result ? cell_of(amount_of(report.goal, *report.present_result)) : Cell();
  return {"seek",
          "The value of one number at which a goal holds",
          {{"scenario", ColumnKind::text},
           {"number", ColumnKind::text},
           {"place", ColumnKind::text},
           {"low", ColumnKind::number},
           {"high", ColumnKind::number},
           {"measure", ColumnKind::text},
           {"goal", ColumnKind::measured},
           {"present", ColumnKind::number},
           {"present_result", ColumnKind::measured},
           {"answer", ColumnKind::number},
           {"result", ColumnKind::measured},
           {"precision", ColumnKind::number},
           {"holds_from", ColumnKind::number},
           {"holds_to", ColumnKind::number},
           {"others", ColumnKind::whole},
           {"low_result", ColumnKind::measured},
           {"high_result", ColumnKind::measured},
           {"nearest", ColumnKind::number},
           {"nearest_result", ColumnKind::measured},
           {"tried", ColumnKind::whole}},
          {{report.names.scenario,
            report.number.path,
            report.place,
            report.range.low,
            report.range.high,
            result_in_words(report.goal, report.names),
            cell_of(amount_of(report.goal, report.goal.amount)),
            report.number.present,
            present,
            number_cell(sought.answer),
            result_at(report, sought.answer),
            number_cell(sought.precision),
            number_cell(end(&Stretch::low)),
            number_cell(end(&Stretch::high)),
            whole(static_cast<int>(sought.others.size())),
            result_at(report, report.range.low),
            result_at(report, report.range.high),
            number_cell(nearest),
            result_at(report, nearest),
            whole(static_cast<int>(sought.tried.size()))}}};
}

Table tried_table(const SeekReport& report) {
  Table table{"seek_tried",
              "Every value that was tried, and its result",
              {{"value", ColumnKind::number}, {"result", ColumnKind::measured}},
              {}};
  for (const Tried& tried : report.sought.tried) table.rows.push_back({tried.value, result_cell(report, tried.beyond)});
  return table;
}

}  // namespace

std::vector<Table> seek_tables(const SeekReport& report) { return {answer_table(report), tried_table(report)}; }

}  // namespace sendcast
