#include <map>

#include <fmt/format.h>

#include "scenario/reference.h"

namespace sendcast {

std::string assumptions_list(const Loaded& loaded, const Sources& sources) {
  std::string list = fmt::format("{}: every number and where it comes from\n", loaded.path);
  std::map<std::string, int> count;
  for (const Assumption& assumption : loaded.assumptions) {
    const Provenance& from = assumption.provenance;
    const std::string basis = from.basis.empty() ? "not said" : from.basis;
    ++count[basis];
    list += fmt::format("{:<12}  {} = {}\n              {}  ({}:{})\n", basis, assumption.path, assumption.text,
                        from.source.empty() ? "no source given" : from.source, sources.name(assumption.place.file),
                        assumption.place.line);
  }
  list += "\nIn all:";
  for (const auto& [basis, number] : count) list += fmt::format(" {} {};", number, basis);
  list.back() = '.';
  return list + "\n";
}

}  // namespace sendcast
