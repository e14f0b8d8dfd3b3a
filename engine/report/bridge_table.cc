#include "report/bridge_table.h"

namespace sendcast {
namespace {

std::string name_of(BridgeAccount account) {
  switch (account) {
    case BridgeAccount::years:
      return "years";
    case BridgeAccount::groups:
      return "groups";
    case BridgeAccount::interventions:
      break;
  }
  return "interventions";
}

void add_rows(const Bridge& bridge, Table& table) {
  for (const BridgePart& part : bridge.parts) {
    for (std::size_t i = 0; i < part.amounts.size(); ++i) {
      const std::string funder = i == 0 ? std::string() : bridge.funders[i - 1].name;
      table.rows.push_back(
          {bridge.base, bridge.scenario, name_of(bridge.account), part.name, funder, Money{part.amounts[i]}});
    }
  }
}

}  // namespace

Table bridge_table(std::span<const std::vector<Bridge>> scenarios) {
  Table table{"bridge",
              "What moved the cost, part by part: £",
              {{"base", ColumnKind::text},
               {"scenario", ColumnKind::text},
               {"account", ColumnKind::text},
               {"part", ColumnKind::text},
               {"funder", ColumnKind::text},
               {"amount", ColumnKind::money}},
              {}};
  for (const std::vector<Bridge>& bridges : scenarios) {
    for (const Bridge& bridge : bridges) add_rows(bridge, table);
  }
  return table;
}

}  // namespace sendcast
