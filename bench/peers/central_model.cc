#include "central_model.h"

#include <stdexcept>

#include "model/drawn_model.h"
#include "scenario/load.h"
#include "schema/disk.h"

namespace sendcast::peers {

DemandModel central_model(const std::string& scenario) {
  const std::string root = SENDCAST_SOURCE_DIR "/scenarios";
  Sources sources;
  Problems problems;
  const auto loaded = load(scenario, Reach{root}, disk(root), sources, problems);
  if (!loaded) throw std::runtime_error(scenario + " has problems: sendcast check says which");
  return drawn_model(compile(loaded->scenario, "peers").demand, Drawn{});
}

}  // namespace sendcast::peers
