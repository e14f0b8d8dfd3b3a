#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "uncertainty/level.h"

namespace sendcast {

/// A name as a number, the same on every machine and in every version: FNV-1a over its bytes (Fowler, Noll and Vo),
/// then the finaliser of SplitMix64, so that names which differ little have keys which differ much.
std::uint64_t key_of(std::string_view name);

/// The luck of a run: each number comes from (seed, name, draw, stream, index) alone, and asking for one changes no
/// other. Philox4x32-10 of Random123 (Salmon, Moraes, Dror and Shaw 2011): the draw, the stream and the index are its
/// counter, and the name's key with the mixed seed its key. So within a name nothing repeats, and two names share their
/// luck in 1 case of 2^64.
class Luck {
 public:
  explicit Luck(std::uint64_t seed);

  /// 128 even bits. `index` counts on where a draw of a name needs more of them; `stream` tells uses apart.
  std::array<std::uint32_t, 4> bits(std::uint64_t name_key, std::uint64_t draw, std::uint32_t stream = 0,
                                    std::uint32_t index = 0) const;

  /// An even level from 53 of the bits: the smaller side is an odd multiple of 2^-54, exactly; the other is 1 less it.
  Level level(std::uint64_t name_key, std::uint64_t draw, std::uint32_t stream = 0) const;

 private:
  std::uint64_t mixed_seed_;
};

}  // namespace sendcast
