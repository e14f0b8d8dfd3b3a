#include "demand/play_of_chance.h"

#include <string>

namespace sendcast {
namespace {

constexpr std::array<std::string_view, play_count> names = {
    "opening",   "moved_in",      "others",         "identified", "left_support", "need_changed",
    "asked",     "agreed",        "appealed",       "upheld",     "capacity",     "overdue_completed",
    "completed", "first_setting", "transferred",    "arrived",    "ceased",       "moved",
    "places",    "admitted",      "admitted_movers"};

constexpr std::uint64_t sixteen_bits = 0xFFFF;

std::uint64_t packed(const Occasion& at) {
  std::uint64_t bits = 0;
  for (const int index : {at.area, at.need, at.from, at.to}) {
    bits = bits << 16U | (static_cast<std::uint64_t>(index) & sixteen_bits);
  }
  return bits;
}

}  // namespace

PlayOfChance::PlayOfChance(std::uint64_t seed, std::uint64_t draw) : luck_(seed), draw_(draw) {
  for (std::size_t i = 0; i < play_count; ++i) keys_[i] = key_of("the play of chance: " + std::string(names[i]));
}

Level PlayOfChance::level(Play play, const Occasion& at, std::uint32_t month) const {
  const std::uint64_t key = keys_[static_cast<std::size_t>(play)] ^ packed(at);
  return luck_.level(key, draw_, month << 8U | static_cast<std::uint32_t>(at.age));
}

}  // namespace sendcast
