#include "uncertainty/luck.h"

#include <algorithm>

// Random123 refuses machines that it was not tested on, WebAssembly among them. Philox is whole-number arithmetic, and
// the settings for RISC-V ask for nothing else.
#if defined(__wasm__) && !defined(__riscv)
#define __riscv
#include <Random123/philox.h>
#undef __riscv
#else
#include <Random123/philox.h>
#endif

namespace sendcast {
namespace {

std::uint32_t low_word(std::uint64_t bits) { return static_cast<std::uint32_t>(bits); }
std::uint32_t high_word(std::uint64_t bits) { return static_cast<std::uint32_t>(bits >> 32U); }

/// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): one to one, and every bit moves every other.
std::uint64_t mixed(std::uint64_t bits) {
  bits = (bits ^ bits >> 30U) * 0xBF58476D1CE4E5B9U;
  bits = (bits ^ bits >> 27U) * 0x94D049BB133111EBU;
  return bits ^ bits >> 31U;
}

}  // namespace

std::uint64_t key_of(std::string_view name) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (const char letter : name) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001B3U;
  return mixed(hash);
}

Luck::Luck(std::uint64_t seed) : mixed_seed_(mixed(seed)) {}

std::array<std::uint32_t, 4> Luck::bits(std::uint64_t name_key, std::uint64_t draw, std::uint32_t stream,
                                        std::uint32_t index) const {
  const std::uint64_t key = mixed_seed_ ^ name_key;
  const r123::Philox4x32::ctr_type counter = {{low_word(draw), high_word(draw), stream, index}};
  const r123::Philox4x32::ctr_type drawn = r123::Philox4x32()(counter, {{low_word(key), high_word(key)}});
  return {drawn[0], drawn[1], drawn[2], drawn[3]};
}

Level Luck::level(std::uint64_t name_key, std::uint64_t draw, std::uint32_t stream) const {
  const std::array<std::uint32_t, 4> drawn = bits(name_key, draw, stream);
  const std::uint64_t both = std::uint64_t{drawn[1]} << 32U | drawn[0];
  const double smaller = static_cast<double>(both >> 12U << 1U | 1U) * 0x1p-54;
  const double larger = std::min(1 - smaller, just_below_1);
  const bool is_low = (both >> 11U & 1U) == 0;
  return is_low ? Level{smaller, larger} : Level{larger, smaller};
}

}  // namespace sendcast
