#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

namespace sendcast::properties {

/// Luck that is the same on every machine.
class Draw {
 public:
  explicit Draw(std::uint64_t seed) : generator_(seed) {}

  double between(double low, double high) {
    return low + (high - low) * static_cast<double>(generator_() >> 11) * 0x1p-53;
  }
  /// A whole number, both ends included.
  int whole(int low, int high) { return low + static_cast<int>(between(0, high - low + 1)); }
  bool chance(double probability) { return between(0, 1) < probability; }

  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(whole(0, static_cast<int>(from.size()) - 1))];
  }
  template <class T>
  std::vector<T> shuffled(std::vector<T> items) {
    for (std::size_t i = items.size(); i > 1; --i)
      std::swap(items[i - 1], items[static_cast<std::size_t>(whole(0, static_cast<int>(i) - 1))]);
    return items;
  }
  /// As many as asked for (or all), in an order drawn too.
  template <class T>
  std::vector<T> some(const std::vector<T>& from, std::size_t count) {
    std::vector<T> chosen = shuffled(from);
    chosen.resize(std::min(count, chosen.size()));
    return chosen;
  }
  /// From one to all of them.
  template <class T>
  std::vector<T> some(const std::vector<T>& from) {
    return some(from, static_cast<std::size_t>(whole(1, static_cast<int>(from.size()))));
  }

 private:
  std::mt19937_64 generator_;
};

}  // namespace sendcast::properties
