#include "uncertainty/sampler.h"

#include <algorithm>
#include <utility>

namespace sendcast {

Sampler::Sampler(const std::vector<std::string>& names, const std::vector<RankCorrelation>& correlations,
                 std::uint64_t seed)
    : luck_(seed) {
  for (const std::string& name : names) keys_.push_back(key_of(name));
  for (CorrelatedGroup& group : correlated_groups(correlations).groups) add_group(std::move(group), names);
  std::vector<bool> is_grouped(names.size());
  for (const Group& group : groups_) {
    for (const Member member : group.members) is_grouped[member.name] = true;
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!is_grouped[i]) alone_.push_back(i);
  }
}

void Sampler::add_group(CorrelatedGroup correlated, const std::vector<std::string>& names) {
  Group group;
  for (const std::string& name : correlated.names) group.keys.push_back(key_of(name));
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto found = std::lower_bound(correlated.names.begin(), correlated.names.end(), names[i]);
    if (found == correlated.names.end() || *found != names[i]) continue;
    group.members.push_back({static_cast<std::size_t>(found - correlated.names.begin()), i});
  }
  if (group.members.empty()) return;
  group.correlated = std::move(correlated);
  groups_.push_back(std::move(group));
}

void Sampler::levels(std::uint64_t draw, std::span<Level> out) const {
  for (const std::size_t i : alone_) out[i] = luck_.level(keys_[i], draw);
  for (const Group& group : groups_) draw_group(group, draw, out);
}

void Sampler::draw_group(const Group& group, std::uint64_t draw, std::span<Level> out) const {
  std::vector<double> scores(group.keys.size());
  for (std::size_t i = 0; i < scores.size(); ++i) scores[i] = score_of(luck_.level(group.keys[i], draw));
  for (const Member member : group.members) {
    const double* const row = group.correlated.row(member.row);
    double score = 0;
    for (std::size_t k = 0; k <= member.row; ++k) score += row[k] * scores[k];
    out[member.name] = level_of(score);
  }
}

}  // namespace sendcast
