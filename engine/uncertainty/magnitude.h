#pragma once

#include <cstdint>
#include <cstring>

namespace sendcast {

/// A number other than 0, taken from its bits: its sign and (2^52 + fraction)·2^(exponent - 52), so 2^exponent at least
/// and below the double of it, its octave. Exact for every finite number from 2^-1022; nearer to 0 only the order is
/// right.
struct Magnitude {
  int exponent = 0;
  std::uint64_t fraction = 0;  ///< below 2^52
  unsigned is_negative = 0;    ///< 1 or 0
};

inline Magnitude magnitude_of(double number) {
  constexpr std::uint64_t fractions = (std::uint64_t{1} << 52) - 1;
  std::uint64_t bits = 0;
  std::memcpy(&bits, &number, sizeof bits);
  return {static_cast<int>(bits >> 52 & 0x7FF) - 1023, bits & fractions, static_cast<unsigned>(bits >> 63)};
}

}  // namespace sendcast
