#include "report/manifest.h"

#include "report/sha256.h"

namespace sendcast {

using nlohmann::ordered_json;

ordered_json manifest_json(const Manifest& manifest) {
  ordered_json inputs = ordered_json::array();
  for (const InputFile& file : manifest.inputs) inputs.push_back({{"file", file.name}, {"sha256", sha256(file.text)}});
  ordered_json scenarios = ordered_json::object();
  for (const MergedScenario& merged : manifest.scenarios) scenarios[merged.name] = merged.scenario;
  return {{"format", output_format},
          {"engine", {{"version", manifest.engine_version}, {"build", manifest.engine_build}}},
          {"command_line", manifest.command_line},
          {"seed", manifest.seed},
          {"draws", manifest.draws},
          {"inputs", inputs},
          {"scenarios", scenarios},
          {"warnings", manifest.warnings},
          {"run_at", manifest.run_at}};
}

std::string manifest_text(const Manifest& manifest) {
  return manifest_json(manifest).dump(2, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace sendcast
