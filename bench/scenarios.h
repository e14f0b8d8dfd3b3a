#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "model/model.h"
#include "scenario/load.h"

namespace sendcast::bench {

/// Files in memory, by path; what is not among them is read from scenarios/.
using Files = std::map<std::string, std::string>;

/// Loads a scenario. Throws std::runtime_error, with the first problem, if it has any.
/// @param path  as it is found in `files`, or from scenarios/ on
std::unique_ptr<Loaded> load_scenario(const std::string& path, const Files& files = {});

/// Scenarios to be run together.
struct Several {
  std::vector<std::unique_ptr<Loaded>> loaded;
  std::vector<Model> models;
  std::vector<std::vector<std::size_t>> same_demand;  ///< those that differ in who pays only

  std::vector<const Model*> pointers() const;
};

/// Scenarios of scenarios/bcp by the names of their files; BCP's transformation has everything that a model can have.
Several bcp(const std::vector<std::string>& names = {"transformation"});
/// All seven of them.
Several bcp_all();
/// BCP's transformation with as many different shares of who pays for what is halved there.
Several bcp_deals(int deals);

/// A local area with so many towns, each with about 2,500 stocks: 26 ages, 7 needs, 8 settings (one limited by town,
/// one as a whole), two teams, uncertain rates and prices, an intervention; and as many different deals over it.
Several made_up(int towns, int deals = 1);

}  // namespace sendcast::bench
