#include "report/help_text.h"

namespace sendcast {

std::string_view overview_of_verbs() {
  return R"(sendcast: special educational needs: how many children, what it costs, who pays

  sendcast run SCENARIO…         projects scenarios and prints each year by year
  sendcast compare BASE OTHER…   the same, and how each differs from the base
  sendcast seek SCENARIO         the value of one number at which a result holds
  sendcast check SCENARIO…       prints every problem there is, runs nothing
  sendcast import --area NAME    a local area's scenario from published figures
  sendcast fit --area NAME       its rates alone, and how well they are known
  sendcast backtest --from DIR   how far forecasts of past years were out
  sendcast schema                the JSON Schema of a scenario file, for editors
  sendcast schema --reference    the reference page of the file, in Markdown

  sendcast VERB --help           a verb's options, with an example
  sendcast --version             version and build

Exit status: 0 done, 1 the scenario is wrong, 2 the command line is wrong,
             3 a file could not be read or written, 4 interrupted.
)";
}

std::string_view usage_of(std::string_view verb) {
  if (verb == "run")
    return "Projects scenarios and prints each year by year.\n\n  sendcast run scenarios/bcp/as-things-are.yaml --out "
           "results\n";
  if (verb == "compare")
    return "Compares scenarios with a base: plans, cost, who pays and who gains.\n\n"
           "  cd scenarios/bcp\n  sendcast compare as-things-are.yaml local-places.yaml stable-teams.yaml\n";
  if (verb == "check")
    return "Reads and checks scenarios, prints every problem with its place, runs nothing.\n\n  sendcast check "
           "scenarios/bcp/as-things-are.yaml --assumptions\n";
  if (verb == "schema")
    return "Prints the JSON Schema of a scenario file, or its reference page.\n\n  sendcast schema > "
           "scenario.schema.json\n";
  if (verb == "seek")
    return "Seeks the value of one number at which a result holds; takes 35 to 90 runs.\n\n"
           "  sendcast seek scenarios/bcp/local-places.yaml --from 0 --to 80000 --number\n"
           "    services.independent_fees.unit_cost --goal balance:high_needs:2023-24\n";
  if (verb == "import")
    return "Writes a scenario that runs at once from what departments publish: plans,\nrequests, population, SEN "
           "support, "
           "grant, section 251, prices.\n\n"
           "  sendcast import --area \"Isle of Wight\" --as-of 2022 --from downloads --out iow\n";
  if (verb == "fit")
    return "Fits an area's rates to published figures, drawn towards England's by as much\nas the past says, and tells "
           "how well they are known.\n\n"
           "  sendcast fit --area E06000046 --as-of 2022 --from downloads --out rates.yaml\n";
  if (verb == "backtest")
    return "Forecasts past years from what was known before them, and sets beside it what\ncame.\n\n"
           "  sendcast backtest --from downloads --origins 2016-2019 --out track-record\n";
  return {};
}

}  // namespace sendcast
