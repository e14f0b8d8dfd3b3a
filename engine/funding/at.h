#pragma once

#include <cstddef>

namespace sendcast {

/// The element of a vector at an index of a model (pot, line, month, year …), which are int.
template <typename Values>
decltype(auto) at(Values& values, int index) {
  return values[static_cast<std::size_t>(index)];
}

}  // namespace sendcast
