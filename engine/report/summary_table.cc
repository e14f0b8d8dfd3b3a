#include "report/summary_table.h"

#include "report/comparison_table.h"

namespace sendcast {

Table summary_table(std::span<const Results> scenarios) {
  Table table{"summary",
              "Each scenario year by year: people, shares, and £",
              {{"scenario", ColumnKind::text},
               {"year", ColumnKind::year},
               {"measure", ColumnKind::text},
               {"of", ColumnKind::text},
               {"value", ColumnKind::measured}},
              {}};
  for (const Results& results : scenarios) {
    for (const ComparedMeasure& measured : compare(results, results).measures) {
      table.rows.push_back(
          {results.catalogue.scenario, measured.year, measured.measure, measured.of, cell_of(measured.value)});
    }
  }
  return table;
}

}  // namespace sendcast
