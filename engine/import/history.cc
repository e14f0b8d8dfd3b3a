#include "import/history.h"

#include <algorithm>

#include <fmt/format.h>

namespace sendcast {
namespace {

/// Bits of each part of a packed key, from the most to the least significant: the order of the history.
constexpr int statistic_bits = 7;
constexpr int area_bits = 8;
constexpr int label_bits = 13;
constexpr int setting_bits = 7;
constexpr int need_bits = 4;
constexpr int age_bits = 6;
constexpr int year_bits = 8;
constexpr int first_year = 1900;
constexpr int age_offset = 2;  ///< all is -1 and unknown -2

static_assert(statistics_count <= 1 << statistic_bits);
static_assert(settings_count <= 1 << setting_bits);
static_assert(needs_count <= 1 << need_bits);
static_assert(statistic_bits + area_bits + label_bits + setting_bits + need_bits + 2 * age_bits + year_bits <= 64);

class Packer {
 public:
  void put(int value, int bits) {
    packed_ = packed_ << static_cast<unsigned>(bits) | (static_cast<std::uint64_t>(value) & mask(bits));
  }
  std::uint64_t packed() const { return packed_; }

  static std::uint64_t mask(int bits) { return (std::uint64_t{1} << static_cast<unsigned>(bits)) - 1; }

 private:
  std::uint64_t packed_ = 0;
};

class Unpacker {
 public:
  explicit Unpacker(std::uint64_t packed) : packed_(packed) {}
  int take(int bits) {
    const int value = static_cast<int>(packed_ & Packer::mask(bits));
    packed_ >>= static_cast<unsigned>(bits);
    return value;
  }

 private:
  std::uint64_t packed_;
};

constexpr int bits_after_area = label_bits + setting_bits + need_bits + 2 * age_bits + year_bits;

std::span<const Observation> between(const std::vector<Observation>& observations, std::uint64_t low,
                                     std::uint64_t high) {
  const auto begin = std::lower_bound(observations.begin(), observations.end(), low,
                                      [](const Observation& a, std::uint64_t key) { return a.key < key; });
  const auto end = std::upper_bound(begin, observations.end(), high,
                                    [](std::uint64_t key, const Observation& a) { return key < a.key; });
  return {begin, end};
}

}  // namespace

int History::most_labels() { return 1 << label_bits; }

std::uint64_t History::pack(const ObservationKey& key) {
  Packer packer;
  packer.put(static_cast<int>(key.statistic), statistic_bits);
  packer.put(key.area, area_bits);
  packer.put(key.label, label_bits);
  packer.put(static_cast<int>(key.setting), setting_bits);
  packer.put(static_cast<int>(key.need), need_bits);
  packer.put(key.ages.first + age_offset, age_bits);
  packer.put(key.ages.last + age_offset, age_bits);
  packer.put(std::clamp(key.year - first_year, 0, (1 << year_bits) - 1), year_bits);
  return packer.packed();
}

ObservationKey Observation::what() const {
  Unpacker unpacker(key);
  ObservationKey it;
  it.year = unpacker.take(year_bits) + first_year;
  it.ages.last = static_cast<std::int8_t>(unpacker.take(age_bits) - age_offset);
  it.ages.first = static_cast<std::int8_t>(unpacker.take(age_bits) - age_offset);
  it.need = static_cast<PrimaryNeed>(unpacker.take(need_bits));
  it.setting = static_cast<PublishedSetting>(unpacker.take(setting_bits));
  it.label = unpacker.take(label_bits);
  it.area = unpacker.take(area_bits);
  it.statistic = static_cast<Statistic>(unpacker.take(statistic_bits));
  return it;
}

int Observation::year() const { return Unpacker(key).take(year_bits) + first_year; }

const Observation* History::find(const ObservationKey& key) const {
  const std::uint64_t packed = pack(key);
  const auto found = std::lower_bound(observations_.begin(), observations_.end(), packed,
                                      [](const Observation& a, std::uint64_t wanted) { return a.key < wanted; });
  return found != observations_.end() && found->key == packed ? &*found : nullptr;
}

std::optional<double> History::value(const ObservationKey& key) const {
  const Observation* observation = find(key);
  return observation == nullptr ? std::nullopt : std::optional(observation->value);
}

std::span<const Observation> History::series(const ObservationKey& key) const {
  const std::uint64_t years = Packer::mask(year_bits);
  const std::uint64_t low = pack(key) & ~years;
  return between(observations_, low, low | years);
}

std::span<const Observation> History::of(Statistic statistic, AreaIndex area) const {
  const std::uint64_t rest = Packer::mask(bits_after_area);
  ObservationKey key;
  key.statistic = statistic;
  key.area = area;
  const std::uint64_t low = pack(key) & ~rest;
  return between(observations_, low, low | rest);
}

std::string History::source_of(const Observation& observation) const {
  const std::string& file = files_.at(static_cast<std::size_t>(observation.file));
  return observation.line > 0 ? fmt::format("{}:{}", file, observation.line) : file;
}

std::optional<int> History::label(std::string_view text) const {
  for (std::size_t i = 1; i < labels_.size(); ++i) {
    if (labels_[i] == text) return static_cast<int>(i);
  }
  return std::nullopt;
}

}  // namespace sendcast
