#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace sendcast::bench {

/// A cache of one core, or the part of a shared one that it was measured with, and what it can be streamed at.
struct Cache {
  std::string name;           ///< L1, L2, L3
  std::size_t bytes = 0;      ///< its size
  double bytes_a_second = 0;  ///< read and written back, together
};

/// The limits of one core of this machine, measured in its widest vectors.
struct Peak {
  std::string width;          ///< as Highway names it
  double operations = 0;      ///< doubles multiplied or added a second, in registers: as many of one as of the other
  std::vector<Cache> caches;  ///< smallest first
};

/// Multiplies and then adds, unfused, in registers: twelve chains side by side, each of `rounds`. Returns how many
/// doubles were multiplied or added.
double multiply_and_add(std::size_t rounds);

/// Reads numbers, multiplies each, adds, and writes it back, `rounds` times. Returns how many bytes were read and
/// written.
double stream(std::vector<double>& numbers, std::size_t rounds);

/// Measured once, a quarter of a second; the fastest of some runs of each.
const Peak& measured_peak();

}  // namespace sendcast::bench
