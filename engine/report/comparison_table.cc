#include "report/comparison_table.h"

namespace sendcast {

Cell cell_of(const Amount& amount) {
  if (const auto* number = std::get_if<double>(&amount)) return *number;
  if (const auto* pence = std::get_if<Pence>(&amount)) return Money{*pence};
  return {};
}

Table comparison_table(std::span<const Comparison> comparisons) {
  Table table{"comparison",
              "Each scenario against its base: people, shares, and £",
              {{"base", ColumnKind::text},
               {"scenario", ColumnKind::text},
               {"year", ColumnKind::year},
               {"measure", ColumnKind::text},
               {"of", ColumnKind::text},
               {"base_value", ColumnKind::measured},
               {"value", ColumnKind::measured},
               {"difference", ColumnKind::measured}},
              {}};
  for (const Comparison& comparison : comparisons) {
    for (const ComparedMeasure& compared : comparison.measures) {
      table.rows.push_back({comparison.base, comparison.scenario, compared.year, compared.measure, compared.of,
                            cell_of(compared.base_value), cell_of(compared.value), cell_of(compared.difference)});
    }
  }
  return table;
}

}  // namespace sendcast
