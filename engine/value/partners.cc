#include "value/partners.h"

#include <algorithm>
#include <map>

#include "funding/at.h"

namespace sendcast {
namespace {

/// The funder that takes over from each, by name, and everybody's label.
struct Successions {
  std::vector<std::string> funders;
  std::map<std::string, std::string> labels;
  std::map<std::string, std::string> next;

  void add(const Catalogue& names) {
    for (const Entry& funder : names.funders) {
      if (labels.emplace(funder.name, funder.label).second) funders.push_back(funder.name);
    }
    for (const PotEntry& pot : names.pots) {
      if (pot.successor < 0) continue;
      const int heir = at(names.pots, pot.successor).funder;
      if (heir != pot.funder) next.emplace(at(names.funders, pot.funder).name, at(names.funders, heir).name);
    }
  }

  /// Who is left in the end; where funders succeed one another in a circle, the first that comes round again.
  std::string last_of(const std::string& funder) const {
    std::vector<std::string> passed;
    std::string last = funder;
    while (next.count(last) != 0 && std::find(passed.begin(), passed.end(), last) == passed.end()) {
      passed.push_back(last);
      last = next.at(last);
    }
    return last;
  }
};

}  // namespace

std::vector<Partner> partners_of(const Results& base, const Results& other) {
  Successions successions;
  successions.add(base.catalogue);
  successions.add(other.catalogue);
  std::vector<Partner> partners;
  for (const std::string& funder : successions.funders) {
    const std::string last = successions.last_of(funder);
    const auto same = [&](const Partner& partner) { return partner.name == last; };
    const auto known = std::find_if(partners.begin(), partners.end(), same);
    if (known != partners.end()) {
      known->funders.push_back(funder);
    } else {
      partners.push_back({last, successions.labels.at(last), {funder}});
    }
  }
  return partners;
}

int partner_of(const std::vector<Partner>& partners, const std::string& funder) {
  for (std::size_t i = 0; i < partners.size(); ++i) {
    const std::vector<std::string>& funders = partners[i].funders;
    if (std::find(funders.begin(), funders.end(), funder) != funders.end()) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace sendcast
